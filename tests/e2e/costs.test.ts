import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { card } from './board.js';
import { type Editor, expectQuiet, startEditor, visit } from './editor-page.js';

describeWith('chromium', 'costs', (chromium) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await startEditor(chromium);
  });
  afterAll(() => editor?.close());

  it('have their definition one hover and one press of Tab away', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await card(page, 'C1').waitFor();
    await page.keyboard.press('Escape');
    const names = page.getByTestId('costs').getByRole('button');
    expect(await names.count()).toBe(10);
    await names.first().hover();
    expect(await page.getByRole('tooltip').textContent()).toContain('All numbers in the weights');
    await names.first().focus();
    await page.keyboard.press('Tab');
    expect(await page.getByRole('tooltip').last().textContent()).toContain('gradients change');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('tooltip').count()).toBe(0);
    expectQuiet(visitor);
    await visitor.context.close();
  });

  it('are compared with a device that stays chosen, and a fix makes them fit', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await card(page, 'C1').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Device', { exact: true }).selectOption('own');
    await page.getByLabel('Memory of the device in GB').fill('0.002');
    await page.getByRole('tab', { name: /^Problems 1/ }).click();
    const problem = page.getByTestId('problems');
    expect(await problem.textContent()).toContain('more than a device of 0.002 GB has');
    await page.reload();
    await page.getByTestId('status-parameters').waitFor();
    await problem.getByRole('button', { name: /^Take \d+ examples at once/ }).click();
    await page.getByRole('tab', { name: 'Problems', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('A training step fits there.').waitFor();
    expectQuiet(visitor);
    await visitor.context.close();
  });
});
