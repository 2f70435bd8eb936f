import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The card of a layer, by its name. */
export function card(page: Page, name: string): Locator {
  return page.locator(`.react-flow__node:has([data-testid="card"][data-name=${JSON.stringify(name)}])`);
}

export function inspector(page: Page): Locator {
  return page.getByTestId('inspector');
}

/** Drags a kind from the palette to a place on the screen. The new layer is selected then. */
export async function dragFromPalette(page: Page, kind: string, to: Point): Promise<void> {
  const item = page.locator(`.palette-item[data-kind="${kind}"]`);
  await item.scrollIntoViewIfNeeded();
  const cards = await page.getByTestId('card').count();
  await drag(page, await middle(item), to);
  await expect.poll(() => page.getByTestId('card').count()).toBe(cards + 1);
}

/** Pulls a wire from the output of one layer to the input of another, and lets go. */
export async function connect(page: Page, from: string, to: string): Promise<void> {
  const wires = await page.locator('.react-flow__edge').count();
  await drag(page, await output(page, from), await input(page, to));
  await expect.poll(() => page.locator('.react-flow__edge').count()).toBe(wires + 1);
}

export async function output(page: Page, name: string): Promise<Point> {
  return middle(card(page, name).locator('.react-flow__handle.source'));
}

export async function input(page: Page, name: string): Promise<Point> {
  return middle(card(page, name).locator('.react-flow__handle.target').first());
}

/** A drag as a hand makes it: down, there in steps, up. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await pull(page, from, to);
  await page.mouse.up();
}

/** The same without letting go. */
export async function pull(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

export async function middle(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Types into a field of the inspector, by its label, and leaves it. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  const field = inspector(page).getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Enter');
}

export async function choose(page: Page, label: string, option: string): Promise<void> {
  await inspector(page).getByLabel(label, { exact: true }).selectOption(option);
}

/** The number of parameters in the status bar. */
export function parameters(page: Page): Promise<string | null> {
  return page.getByTestId('status-parameters').locator('b').textContent();
}

/** All shapes that can be read on the board: on wires and at the ends. */
export async function shapes(page: Page): Promise<readonly string[]> {
  // At the end of the model the name of the output stands beside the shape: the shape comes first.
  return page
    .getByTestId(/^(wire|end)-shape$/)
    .evaluateAll((labels) => labels.map((label) => label.firstChild?.textContent ?? ''));
}
