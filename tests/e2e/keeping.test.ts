import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { card, parameters, type } from './board.js';
import { type Editor, expectQuiet, startEditor, visit } from './editor-page.js';

describeWith('chromium', 'keeping and passing on', (chromium) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await startEditor(chromium);
  });
  afterAll(() => editor?.close());

  it('saves to disk and opens what it saved', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    // Listened to from the start: the browser has to know before the key is pressed.
    const chooser = page.waitForEvent('filechooser');
    await changeFilters(page, '7');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const file = await download;
    expect(file.suggestedFilename()).toBe('lenet-5.netwright.json');
    const path = await file.path();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      format: 'netwright',
      version: 1,
      name: 'LeNet-5',
    });
    const changed = await parameters(page);
    await page.getByRole('button', { name: /^Undo/ }).click();
    expect(await parameters(page)).toBe('61,706');
    await page.keyboard.press('Control+o');
    await (await chooser).setFiles(path);
    await expect.poll(() => parameters(page)).toBe(changed);
    expectQuiet(visitor);
    await visitor.context.close();
  });

  it('passes a network on by a link, without a server', async () => {
    const visitor = await visit(editor);
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page } = visitor;
    await changeFilters(page, '8');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('copy a link');
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const changed = await parameters(page);
    await visitor.context.close();
    const other = await visit(editor, { path: link.slice(link.indexOf('#')) });
    await expect.poll(() => parameters(other.page)).toBe(changed);
    expect(new URL(other.page.url()).hash).toBe('');
    expectQuiet(other);
    await other.context.close();
  });

  it('copies the summary as a table', async () => {
    const visitor = await visit(editor);
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page } = visitor;
    await page.getByRole('tab', { name: 'Summary' }).click();
    await page.getByRole('button', { name: 'CSV' }).click();
    await page.locator('.notice', { hasText: 'copied' }).waitFor();
    const table = await page.evaluate(() => navigator.clipboard.readText());
    expect(table).toContain('C1,Conv2D,"(None, 28, 28, 6)",156,117600');
    expectQuiet(visitor);
    await visitor.context.close();
  });

  it('never writes over what another tab has open', async () => {
    const visitor = await visit(editor);
    const first = visitor.page;
    await rename(first, 'Shared');
    await expect.poll(() => first.getByTestId('saved-state').getAttribute('data-state')).toBe('saved');
    const second = await visitor.context.newPage();
    await second.goto(editor.url);
    await second.getByRole('button', { name: 'Netwright' }).click();
    await second.getByRole('button', { name: /^Shared/ }).click();
    await second.locator('.notice', { hasText: 'another tab' }).waitFor();
    await rename(second, 'Shared, changed');
    await expect.poll(() => second.getByTestId('saved-state').getAttribute('data-state')).toBe('saved');
    await second.getByRole('button', { name: 'Netwright' }).click();
    await second.getByRole('button', { name: /^Shared \d/ }).waitFor();
    await second.getByRole('button', { name: /^Shared, changed/ }).waitFor();
    expectQuiet(visitor);
    await visitor.context.close();
  });

  it('says in words when the storage is full, and offers the disk', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await changeFilters(page, '9');
    await page
      .locator('.notice[data-tone="error"]', { hasText: 'storage of this browser is full' })
      .waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'not kept here: save to disk' }).click();
    expect((await download).suggestedFilename()).toBe('lenet-5.netwright.json');
    expectQuiet(visitor);
    await visitor.context.close();
  });

  it('keeps the errors of a number under its field, and the number as it was typed', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await changeFilters(page, '0');
    const field = page.locator('.field[data-param="filters"]');
    expect(await field.locator('.field-error').textContent()).toMatch(/at least 1/);
    expect(await page.getByLabel('Filters', { exact: true }).inputValue()).toBe('0');
    await type(page, 'Filters', 'six');
    // What is no number at all never gets into the document; leaving the field shows what is there.
    expect(await page.getByLabel('Filters', { exact: true }).inputValue()).toBe('0');
    await type(page, 'Filters', '6');
    await expect.poll(() => parameters(page)).toBe('61,706');
    expect(await field.locator('.field-error').count()).toBe(0);
    expectQuiet(visitor);
    await visitor.context.close();
  });
});

async function changeFilters(page: Page, filters: string): Promise<void> {
  await card(page, 'C1').click();
  await type(page, 'Filters', filters);
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name of the document').fill(name);
  await page.getByLabel('Name of the document').press('Enter');
}
