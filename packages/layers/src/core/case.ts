import type { DType } from './tensor.js';

/**
 * One question to the real Keras: a layer made with these parameters and called on inputs of these types. Whether it
 * is accepted, and what comes out, is not said here: Keras answers (tests/conformance), and we have to agree.
 */
export interface ConformanceCase {
  /** What the case is about, unique in its table. */
  readonly name: string;
  /** As they stand in a document; what is left out has its default. */
  readonly params: { readonly [param: string]: unknown };
  /** Arguments of the call: `training`, `use_causal_mask`, ... by their names in a document. */
  readonly call?: { readonly [argument: string]: unknown };
  /** One for each wire, in the order of the ports; float32 unless said otherwise. None for an input layer. */
  readonly inputs: readonly CaseInput[];
  /**
   * Why we report an error although Keras' symbolic call accepts: a value that Keras only looks at when it computes,
   * and then fails. Only for such; the replay checks that it is still so.
   */
  readonly stricter?: string;
}

/** A case in one line; an input is its shape, where it is float32. */
export function ask(
  name: string,
  params: ConformanceCase['params'],
  ...inputs: readonly (CaseInput['shape'] | CaseInput)[]
): ConformanceCase {
  return { name, params, inputs: inputs.map((input) => ('shape' in input ? input : { shape: input })) };
}

export interface CaseInput {
  /** With the batch; null where it is open. */
  readonly shape: readonly (number | null)[];
  readonly dtype?: DType;
  /** Comes with a mask, as behind Masking. */
  readonly masked?: boolean;
}
