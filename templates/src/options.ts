import type { Value } from '@netwright/graph';

/** What can be set when a template is taken. */
export interface TemplateOption {
  readonly name: string;
  readonly type: 'int' | 'string';
  readonly default: number | string;
  readonly description: string;
  /** The parameters that it sets. */
  readonly sets: readonly { readonly node: string; readonly param: string }[];
}

export function classes(node: string, count: number): TemplateOption {
  return {
    name: 'classes',
    type: 'int',
    default: count,
    description: 'How many classes are told apart.',
    sets: [{ node, param: 'units' }],
  };
}

export function activation(nodes: readonly string[], name: string): TemplateOption {
  return {
    name: 'activation',
    type: 'string',
    default: name,
    description: 'The activation of the hidden layers, by its Keras name.',
    sets: nodes.map((node) => ({ node, param: 'activation' })),
  };
}

export type OptionValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** Reads what was set for an option. */
export function readOption({ name, type }: TemplateOption, given: unknown): OptionValue {
  if (type === 'string') {
    const fine = typeof given === 'string' && /^[a-z0-9_]+$/.test(given);
    return fine
      ? { ok: true, value: given }
      : { ok: false, reason: `${name} has to be the name of an activation, such as relu.` };
  }
  return typeof given === 'number' && Number.isSafeInteger(given) && given >= 1
    ? { ok: true, value: given }
    : { ok: false, reason: `${name} has to be a whole number of at least 1, not ${JSON.stringify(given)}.` };
}
