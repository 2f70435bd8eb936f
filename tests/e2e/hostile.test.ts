import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { parameters } from './board.js';
import { type Editor, expectQuiet, startEditor, type Visit, visit } from './editor-page.js';

const document = (change: object) =>
  JSON.stringify({
    format: 'netwright',
    version: 1,
    name: 'hostile',
    parameters: [],
    args: {},
    graph: { nodes: [], edges: [], inputs: [], outputs: [] },
    blocks: [],
    ...change,
  });
const layer = (id: string, name: string, kind = 'Flatten') => ({ id, name, kind, params: {} });

/** Files that are refused: what is dropped, and what the sentence has to say. */
const refused: readonly (readonly [
  what: string,
  name: string,
  content: () => string | Uint8Array,
  says: RegExp,
])[] = [
  ['no JSON', 'notes.json', () => 'a = 1', /notes\.json/],
  ['cut off', 'half.json', () => document({}).slice(0, 60), /half\.json/],
  ['JSON of something else', 'package.json', () => '{"name":"x","scripts":{}}', /package\.json/],
  ['a newer version', 'new.json', () => document({ version: 2 }), /newer|version/],
  ['nested 200,000 deep', 'deep.json', () => '['.repeat(200_000) + ']'.repeat(200_000), /deep\.json/],
  ['a web page', 'model.keras', () => '<!doctype html><title>Sign in</title>', /web page/],
  ['a picture', 'cat.png', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /picture/],
  ['empty', 'empty.json', () => '', /empty/],
  ['60 MB', 'weights.json', () => new Uint8Array(60_000_000), /60 MB/],
];

/** Names that would be code, markup or a property somewhere. */
const names = [
  '<img src=x onerror="document.title=\'run\'">',
  '"); import os; os.abort() #',
  '__proto__',
  `"""\n$\{1}`,
  '</script><script>document.title="run"</script>',
  '😀 \u202Egnp',
  '',
];

describeWith('chromium', 'a hostile file', (chromium) => {
  let editor: Editor;
  let visitor: Visit;
  beforeAll(async () => {
    editor = await startEditor(chromium);
    visitor = await visit(editor);
  });
  afterAll(() => editor?.close());
  beforeEach(() => visitor.page.mouse.move(700, 500));

  it.each(refused)(
    '%s: is refused in a sentence, and the open network stays',
    async (_, name, content, says) => {
      const { page } = visitor;
      const started = Date.now();
      await drop(page, name, content());
      const notice = page.locator('.notice[data-tone="error"]').last();
      await expect.poll(() => notice.textContent(), { timeout: 5000 }).toMatch(says);
      expect(Date.now() - started).toBeLessThan(5000);
      expect(await parameters(page)).toBe('61,706');
      await notice.getByRole('button', { name: 'Dismiss' }).click();
      expectQuiet(visitor);
    },
  );

  it('with broken wires and unknown layers is opened with what is right in it, and a report', async () => {
    const { page } = visitor;
    const graph = {
      nodes: [layer('a', 'first'), layer('a', 'second'), layer('b', 'mystery', 'Quantum3D')],
      edges: [{ id: 'e', from: { node: 'a', port: 0 }, to: { node: 'nowhere', port: 0 } }],
      inputs: [],
      outputs: [],
    };
    await drop(page, 'odd.json', document({ graph }));
    await page.getByRole('dialog', { name: /is open/ }).waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(() => page.getByTestId('card').count()).toBe(3);
    expect(await page.locator('[data-testid="card"][data-name="mystery"]').getAttribute('data-tone')).toBe(
      'inert',
    );
    expectQuiet(visitor);
  });

  it('with hostile names shows them as text', async () => {
    const { page } = visitor;
    const graph = {
      nodes: names.map((name, index) => layer(`n${index}`, name)),
      edges: [],
      inputs: [],
      outputs: [],
    };
    await drop(page, 'names.json', document({ name: names[0], graph }));
    await expect.poll(() => page.getByTestId('card').count()).toBe(names.length);
    expect(await page.title()).not.toBe('run');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    const shown = await page
      .getByTestId('card')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-name')));
    expect(new Set(shown)).toEqual(new Set(names));
    for (const tab of ['Summary', /^Problems/, 'Keras']) await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tab', { name: 'Outline' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('dialog', { name: 'Export' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.title()).not.toBe('run');
    expectQuiet(visitor);
  });

  it('left what was open before among the kept networks', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Netwright' }).click();
    await page.getByRole('heading', { name: /kept in this browser/ }).waitFor();
    await expect
      .poll(() => page.locator('.document-card', { hasText: 'hostile' }).count())
      .toBeGreaterThan(0);
    await page.keyboard.press('Escape');
  });

  it('in a damaged link leaves the network alone and says so', async () => {
    const second = await visit(editor, { path: '#net=AAAA____' });
    await expect
      .poll(() => second.page.locator('.notice[data-tone="error"]').textContent())
      .toMatch(/damaged/);
    expect(await parameters(second.page)).toBe('61,706');
    expectQuiet(second);
    await second.context.close();
  });
});

/** Drops a file on the page, as a hand would. */
async function drop(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const large = content.length > 1_000_000;
  const text = typeof content === 'string' ? content : undefined;
  const bytes = typeof content === 'string' || large ? [] : [...content];
  await page.evaluate(
    ({ name, text, bytes, size }) => {
      const part =
        size > 1_000_000 && text === undefined ? new Uint8Array(size) : (text ?? Uint8Array.from(bytes));
      const transfer = new DataTransfer();
      transfer.items.add(new File([part], name));
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        window.document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }
    },
    { name, text, bytes, size: content.length },
  );
}
