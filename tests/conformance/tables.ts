import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ConformanceCase, catalog, type DType } from '@netwright/layers';
import { root } from '../src/environment.js';

/** The questions to Keras of one kind: `cases.ts` in its folder. */
export interface Table {
  readonly kind: string;
  readonly cases: readonly ConformanceCase[];
  /** Why the table has fewer rows, or fewer rejections, than others have. */
  readonly fewer?: string;
  /** Parameters that no accepted case can show, because the backend that is asked refuses them, with the reason. */
  readonly unasked?: { readonly [param: string]: string };
}

/** What Keras answered to one question. */
export type Answer =
  | {
      readonly outputs: readonly {
        readonly shape: readonly (number | null)[];
        readonly dtype: DType;
        readonly masked?: true;
      }[];
      readonly weights: readonly {
        readonly path: string;
        readonly shape: readonly number[];
        readonly trainable: boolean;
      }[];
      readonly params: number;
      readonly trainable: number;
    }
  | { readonly rejected: string };

/** One argument of a constructor; without `default` it has to be given. */
export interface Argument {
  readonly name: string;
  readonly default?: unknown;
  /** Named by a base class, to which the class hands on what it does not name itself. */
  readonly inherited?: boolean;
}

/** What was recorded of one kind: `keras-<version>/<Kind>.json`. */
export interface Recording {
  readonly kind: string;
  readonly keras: string;
  readonly arguments: readonly Argument[];
  readonly cases: readonly (Pick<ConformanceCase, 'name' | 'params' | 'inputs' | 'call'> & {
    readonly answer: Answer;
  })[];
}

const layers = join(root, 'packages/layers/src');

/** The table of every folder of the catalogue that has one, by kind. */
export async function loadTables(): Promise<ReadonlyMap<string, Table>> {
  const kinds = new Set(catalog.map((definition) => definition.kind));
  const tables = new Map<string, Table>();
  for (const folder of readdirSync(layers).sort()) {
    const file = join(layers, folder, 'cases.ts');
    if (!existsSync(file)) continue;
    const kind = await kindOf(join(layers, folder, 'index.ts'));
    if (kind === undefined || !kinds.has(kind))
      throw new Error(`${folder}/cases.ts has no kind in the catalogue: run \`generate\`.`);
    const { cases, fewer, unasked }: Omit<Table, 'kind'> = await import(pathToFileURL(file).href);
    tables.set(kind, {
      kind,
      cases,
      ...(fewer === undefined ? {} : { fewer }),
      ...(unasked ? { unasked } : {}),
    });
  }
  return tables;
}

async function kindOf(index: string): Promise<string | undefined> {
  if (!existsSync(index)) return undefined;
  const exports: Record<string, unknown> = await import(pathToFileURL(index).href);
  for (const value of Object.values(exports)) {
    if (typeof value === 'object' && value !== null && 'kind' in value) return String(value.kind);
  }
  return undefined;
}

/** The folder of the recorded answers. One version of Keras at a time. */
export const recordings = join(
  root,
  'tests/conformance',
  readdirSync(join(root, 'tests/conformance')).find((name) => name.startsWith('keras-')) ?? 'keras-none',
);

export function readRecording(kind: string): Recording | undefined {
  const file = join(recordings, `${kind}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : undefined;
}
