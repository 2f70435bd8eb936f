import type { LayerValue } from '../core/define.js';
import type { Field } from '../core/field.js';
import { accept } from '../core/schema.js';
import type { Said } from './simple.js';

/** A layer in a parameter, in the form that it has in a document. */
export interface Wrapped {
  readonly layer: LayerValue;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWrapped(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value['layer'])) return false;
  const { kind, name, params } = value['layer'];
  return typeof kind === 'string' && isRecord(params) && (name === undefined || typeof name === 'string');
}

/** A layer that another applies: any kind with its parameters. Whether it can be used there, `infer` says. */
export function wrappedLayer(said: Said<Wrapped>): Field<Wrapped> {
  return {
    short: ({ layer }) => layer.kind,
    ...said,
    schema: accept<Wrapped>(isWrapped),
    control: { type: 'layer' },
    expected: 'a layer',
  };
}
