import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { card, inspector } from './board.js';
import { type Editor, expectQuiet, startEditor, type Visit, visit } from './editor-page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describeWith('chromium', 'how a layer is computed', (chromium) => {
  let editor: Editor;
  let visitor: Visit;
  beforeAll(async () => {
    editor = await startEditor(chromium);
    visitor = await visit(editor);
    await card(visitor.page, 'C1').click();
    await inspector(visitor.page).getByRole('tab', { name: 'Shape' }).click();
  });
  afterAll(() => editor?.close());

  it('stands there with the numbers in it', async () => {
    const { page } = visitor;
    const said = await text(page);
    expect(said).toContain('height floor((32 + 2·0 − 5) / 1) + 1 = 28');
    expect(said).toContain('(5·5·1 + 1)·6 = 156');
    expect(said).toContain('150 · 28·28 = 117,600');
    expect(said).toContain("One number here depends on 5×5 elements of the network's input");
    expect(await fact(page, 'Receptive field')).toBe('5×5');
    expect(await fact(page, 'Centre of the first')).toBe('2, 2');
  });

  it('says what every later layer sees of the input', async () => {
    const { page } = visitor;
    await card(page, 'C3').click();
    expect(await text(page)).toContain('height 6 + (5 − 1)·2 = 14');
    expect([await fact(page, 'Receptive field'), await fact(page, 'Jump')]).toEqual(['14×14', '2×2']);
    await card(page, 'F6').click();
    await expect.poll(() => text(page)).toContain('120·84 = 10,080');
    // It sees everything: there is no field to speak of, and no window.
    expect(await inspector(page).getByText('Receptive field').count()).toBe(0);
    expect(await page.getByTestId('window').count()).toBe(0);
    await card(page, 'C1').click();
  });

  it('shows the window, which the arrow keys and the pointer move', async () => {
    const { page } = visitor;
    const window = page.getByTestId('window');
    const says = () => window.locator('xpath=following-sibling::p[1]').textContent();
    await expect.poll(says).toBe('Row 0, column 0 sees rows 0 to 4, columns 0 to 4.');
    expect(await window.locator('.window-seen').count()).toBe(25);
    await window.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await says()).toBe('Row 2, column 1 sees rows 2 to 6, columns 1 to 5.');
    await page.keyboard.press('End');
    expect(await says()).toBe('Row 2, column 27 sees rows 2 to 6, columns 27 to 31.');
    // It stops at the end, and the layer on the board stays where it is.
    await page.keyboard.press('ArrowRight');
    expect(await says()).toContain('column 27');
    const output = await window.locator('svg').last().boundingBox();
    if (!output) throw new Error('the output is not to be seen');
    await page.mouse.move(output.x + 2, output.y + 2);
    expect(await says()).toBe('Row 0, column 0 sees rows 0 to 4, columns 0 to 4.');
  });

  it('draws the zeros of the padding', async () => {
    const { page } = visitor;
    await inspector(page).getByRole('tab', { name: 'Parameters' }).click();
    await inspector(page).getByText('same', { exact: true }).click();
    await inspector(page).getByRole('tab', { name: 'Shape' }).click();
    expect(await text(page)).toContain('floor((32 + 2·2 − 5) / 1) + 1 = 32 pads 2 above, 2 below');
    const window = page.getByTestId('window');
    expect(await window.locator('.window-zero').count()).toBe(16);
    expect(await fact(page, 'Padding')).toBe('height 2 + 2, width 2 + 2');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => window.locator('.window-zero').count()).toBe(0);
  });

  it('computes one value of a worked example, term by term', async () => {
    const { page } = visitor;
    await inspector(page).getByText('Compute one value').click();
    const value = page.getByTestId('one-value');
    await value.waitFor();
    expect(await value.textContent()).toContain('1·1 + 1·1 + 1·1 + 0·0 + 0·0 + 1·1 + 1·0 + 1·0 + 1·1 = 5');
    expect(await value.textContent()).toContain('cross-correlation');
    expect(await outputRow(page, 5)).toEqual(['1', '1', '1', '1', '0']);
    await page.getByTestId('window').last().focus();
    await page.keyboard.press('ArrowRight');
    expect(await value.textContent()).toContain('= 2');
  });

  it('takes numbers of one’s own', async () => {
    const { page } = visitor;
    const field = (label: string) => inspector(page).getByLabel(label, { exact: true });
    await field('Input').fill('[[1, 2], [3, 4]]');
    await field('Kernel').fill('1 0\n0 -1');
    await field('Bias').fill('10');
    const value = page.getByTestId('one-value');
    await expect.poll(() => value.textContent()).toContain('1·1 + 2·0 + 3·0 + 4·(-1) + 10 = 7');
    await field('Kernel').fill('1 0\n0');
    expect(await inspector(page).getByText('Row 2 has 1 numbers, the first has 2.').count()).toBe(1);
    await field('Kernel').fill('1 0 0\n0 1 0\n0 0 1');
    await inspector(page).getByText('The window does not fit into the input').waitFor();
    await field('Example').selectOption({ label: 'Box sum of grey values' });
    await expect.poll(() => value.textContent()).toContain('= 662');
  });

  it('is computed of pooling and of dense layers too', async () => {
    const { page } = visitor;
    await card(page, 'S2').click();
    await inspector(page).getByText('Compute one value').click();
    await expect
      .poll(() => page.getByTestId('one-value').textContent())
      .toContain('mean of 28, 184, 70, 38 = 80');
    await card(page, 'F6').click();
    await inspector(page).getByText('Compute one value').click();
    await expect.poll(() => page.getByTestId('one-value').textContent()).toContain('1·(-1) + 2·0 + 3·4 = 11');
  });

  it('says which layers bring most of the total', async () => {
    const { page } = visitor;
    await page.keyboard.press('Escape');
    await page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    const first = inspector(page)
      .getByRole('list', { name: 'The largest shares' })
      .getByRole('button')
      .first();
    expect(await first.textContent()).toContain('48,120');
    expect(await first.textContent()).toContain('78.0 %');
    await inspector(page).getByText('MACs', { exact: true }).last().click();
    expect(await first.textContent()).toContain('C3');
    await first.click();
    await expect.poll(() => inspector(page).getByLabel('Name of the layer').inputValue()).toBe('C3');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (theme) => {
    const look = await visit(editor, { theme });
    const { page } = look;
    await card(page, 'C1').click();
    await inspector(page).getByRole('tab', { name: 'Shape' }).click();
    await inspector(page).getByText('Compute one value').click();
    await page.getByTestId('one-value').waitFor();
    await page.evaluate(axe);
    expect(await violations(page)).toEqual([]);
    await look.context.close();
  });

  it('was quiet', () => expectQuiet(visitor));
});

/** What the inspector says, with one space wherever there are some. */
async function text(page: Page): Promise<string> {
  return ((await inspector(page).textContent()) ?? '').replace(/\s+/g, ' ');
}

async function fact(page: Page, name: string): Promise<string | null> {
  return inspector(page)
    .locator('dt', { hasText: name })
    .locator('xpath=following-sibling::dd[1]')
    .textContent();
}

/** The numbers of the first row of the output that is computed. */
async function outputRow(page: Page, count: number): Promise<readonly (string | null)[]> {
  const numbers = page.getByTestId('window').last().locator('svg').last().locator('text');
  return (await numbers.allTextContents()).slice(0, count);
}

async function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(
      '[data-testid="inspector"]',
      {
        resultTypes: ['violations'],
      },
    );
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
}

interface Axe {
  run(
    part: string,
    options: { resultTypes: string[] },
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}
