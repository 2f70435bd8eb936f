/**
 * Ids in the flat graph. A node of the network itself keeps its id; one inside an instance of a block has the ids of the
 * block nodes on the way to it before its own: `stem/conv`, and `stage@2/conv` in the third repetition. In each part the
 * signs that have a meaning are written otherwise, and where an id of the network itself holds a slash, the parts are
 * divided by more slashes than stand together in any of those: so no two nodes get one id, whatever a file says.
 */
export function divider(ids: Iterable<string>): string {
  let longest = 0;
  for (const id of ids) {
    if (!id.includes('/')) continue;
    for (const [run] of id.matchAll(/\/+/g)) longest = Math.max(longest, run.length);
  }
  return '/'.repeat(longest + 1);
}

const signs: ReadonlyMap<string, string> = new Map([
  ['~', '~0'],
  ['/', '~1'],
  ['@', '~2'],
]);
const meant = new Map([...signs].map(([sign, written]) => [written, sign]));

/** An id as a part of a longer one. */
export function written(id: string): string {
  return id.replace(/[~/@]/g, (sign) => signs.get(sign) as string);
}

/** The id that was written so. */
export function read(part: string): string {
  return part.replace(/~[012]/g, (two) => meant.get(two) as string);
}

/** The part for the repetition of a block node: the first has the node's own id, so that its layers keep theirs. */
export function repetition(id: string, index: number): string {
  return index === 0 ? written(id) : `${written(id)}@${index}`;
}
