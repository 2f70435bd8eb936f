import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { card, inspector, parameters, shapes } from './board.js';
import { type Editor, expectQuiet, startEditor, visit } from './editor-page.js';
import { serious } from './serious.js';

describeWith('chromium', 'the first look', (chromium) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await startEditor(chromium);
  });
  afterAll(() => editor?.close());

  it('is LeNet-5, with its shapes on the board and its parameters in the status bar', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await card(page, 'C1').waitFor();
    // The cards come one after the other.
    await expect
      .poll(() => shapes(page))
      .toEqual(
        expect.arrayContaining([
          '32×32×1',
          '28×28×6',
          '14×14×6',
          '10×10×16',
          '5×5×16',
          '1×1×120',
          '120',
          '84',
          '10',
        ]),
      );
    expect(await parameters(page)).toBe('61,706');
    await page.locator('.view-line', { hasText: 'build_model' }).first().waitFor();
    expectQuiet(visitor);
    await visitor.context.close();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (theme) => {
    const visitor = await visit(editor, { theme });
    const { page } = visitor;
    await card(page, 'C1').click();
    expect(await serious(page, 'body')).toEqual([]);
    for (const tab of ['Shape', 'Weights']) {
      await inspector(page).getByRole('tab', { name: tab }).click();
      expect(await serious(page, '[data-testid="inspector"]')).toEqual([]);
    }
    for (const tab of ['Summary', /^Problems/]) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await serious(page, '.drawer')).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Outline' }).click();
    expect(await serious(page, '.left-panel')).toEqual([]);
    // With nothing selected the inspector shows the document and its recipe.
    await page.keyboard.press('Escape');
    await inspector(page).getByLabel('Name of the network').waitFor();
    expect(await serious(page, '[data-testid="inspector"]')).toEqual([]);
    await page.getByRole('button', { name: 'Netwright' }).click();
    await page.getByRole('heading', { name: 'Templates' }).waitFor();
    expect(await serious(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Download project' }).waitFor();
    expect(await serious(page, 'dialog')).toEqual([]);
    expectQuiet(visitor);
    await visitor.context.close();
  });

  it('opens a template as a new document, and finds it by a word', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await page.getByRole('button', { name: 'Netwright' }).click();
    await page.getByLabel('Search networks and templates').fill('residual');
    await page.getByRole('button', { name: /^Small residual net/ }).click();
    await expect.poll(() => page.getByLabel('Name of the document').inputValue()).toBe('Small residual net');
    expect(await page.getByRole('button', { name: /^Undo/ }).isEnabled()).toBe(false);
    expectQuiet(visitor);
    await visitor.context.close();
  });
});
