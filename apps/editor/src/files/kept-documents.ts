import { createStore, del, get, set, type UseStore } from 'idb-keyval';

/** What the list of kept documents says of each. */
export interface KeptDocument {
  readonly id: string;
  readonly name: string;
  /** When it was last changed, in milliseconds. */
  readonly at: number;
  readonly layers: number;
  readonly parameters: number;
}

/** More are not kept: the one that was not touched for longest goes. */
const most = 60;
const listKey = 'list';

let database: UseStore | undefined;

function store(): UseStore {
  database ??= createStore('netwright', 'documents');
  return database;
}

const textKey = (id: string) => `text:${id}`;

/** The documents that this browser keeps, the last changed first. Empty where the browser keeps nothing. */
export async function keptDocuments(): Promise<readonly KeptDocument[]> {
  try {
    return asList(await get(listKey, store()));
  } catch {
    return [];
  }
}

/** The text of a kept document; undefined where it is not there any more. */
export async function keptText(id: string): Promise<string | undefined> {
  try {
    const text: unknown = await get(textKey(id), store());
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a document. The text goes first and the list follows, so that whatever interrupts it, a document in the list
 * can be opened.
 *
 * @throws what the browser says where it cannot: no room, or storage forbidden
 */
export async function keepDocument(about: KeptDocument, text: string): Promise<void> {
  await set(textKey(about.id), text, store());
  const others = asList(await get(listKey, store())).filter(({ id }) => id !== about.id);
  const list = [about, ...others].sort((a, b) => b.at - a.at);
  await set(listKey, list.slice(0, most), store());
  for (const { id } of list.slice(most)) await del(textKey(id), store());
}

/** Forgets a document for good. */
export async function forgetDocument(id: string): Promise<void> {
  await set(
    listKey,
    (await keptDocuments()).filter((kept) => kept.id !== id),
    store(),
  );
  await del(textKey(id), store());
}

/** What stands in the browser's storage may be of another version, or touched by hand. */
function asList(value: unknown): readonly KeptDocument[] {
  return Array.isArray(value) ? value.filter(isKept) : [];
}

function isKept(value: unknown): value is KeptDocument {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, at, layers, parameters } = value as { readonly [key: string]: unknown };
  return (
    typeof id === 'string' && typeof name === 'string' && [at, layers, parameters].every(Number.isFinite)
  );
}
