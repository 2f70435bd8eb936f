import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or worse in a part of the page, as short lines. */
export async function serious(page: Page, part: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (part) => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(part, {
      resultTypes: ['violations'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }, part);
}

interface Axe {
  run(
    part: string,
    options: { resultTypes: string[] },
  ): Promise<{ violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }>;
}
