import { expect, it } from 'vitest';
import { costDefinitions } from './cost-definitions.js';

// The tests run in Vite, which reads files at this call.
const pages = (
  import.meta as unknown as { glob(pattern: string, options: object): Readonly<Record<string, string>> }
).glob('../../../docs/costs.md', { query: '?raw', import: 'default', eager: true });

it('docs/costs.md defines every number in the words that the editor shows, and no other', () => {
  const page = Object.values(pages)[0] as string;
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| number'));
  expect(rows.slice(0, costDefinitions.length)).toEqual(
    costDefinitions.map(({ id, title, text }) => `| ${title} (\`${id}\`) | ${text} |`),
  );
});
