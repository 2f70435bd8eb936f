/** Words that mean something in Python or in TypeScript, and names that the generated scripts use. */
const reserved: ReadonlySet<string> = new Set(
  [
    'false none true and as assert async await break class continue def del elif else except finally for from global if',
    'import in is lambda nonlocal not or pass raise return try while with yield match case type print input list dict set',
    'tuple int float str bool bytes len max min sum abs round range zip map filter sorted next iter open id hash super self',
    'object property all any format vars dir eval exec compile enumerate reversed slice repr pow help exit quit',
    'const let var function new delete typeof instanceof void this throw catch switch default do enum export extends',
    'implements interface package private protected public static null undefined nan infinity arguments require module',
    'keras layers np numpy tf x y model models inputs outputs shortcut args main history path data labels os sys csv',
    'random gzip argparse json build_model load_data l i o',
  ].flatMap((words) => words.split(' ')),
);

const longest = 40;

/** The text as an identifier in snake_case: `Conv2D_1 (relu)` is `conv2d_1_relu`. Not unique, and perhaps reserved. */
function snake(text: string): string {
  const words = text
    .slice(0, 4 * longest)
    .replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return words.length > longest
    ? words.slice(0, longest).replace(/_+[^_]*$/, '') || words.slice(0, longest)
    : words;
}

/** An identifier for a text that is no reserved word, and none that `taken` has; it is added there. */
export function identifierFor(text: string, taken: Set<string>): string {
  let base = snake(text);
  if (base === '') base = 'layer';
  if (/^[0-9]/.test(base)) base = `layer_${base}`;
  if (reserved.has(base) || /^branch_\d+$/.test(base)) base = `${base}_layer`;
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
  taken.add(name);
  return name;
}
