import type { NetDocument } from '@netwright/graph';

/** What computes; `best` is the first of them that there is. */
export const backends = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type Backend = (typeof backends)[number];
export type BackendChoice = Backend | 'best';

/** Where the examples come from: files of the user's, or the bytes of a set that ships. */
export type DataGiven =
  | { readonly type: 'files'; readonly files: readonly File[] }
  | { readonly type: 'shipped'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What the editor tells the worker. */
export type Order =
  | { readonly type: 'open'; readonly document: NetDocument; readonly backend: BackendChoice }
  | { readonly type: 'train'; readonly data: DataGiven }
  | { readonly type: 'stop' }
  | { readonly type: 'load'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'save' };

export interface ChosenBackend {
  readonly name: Backend;
  readonly passedOver: readonly { readonly name: Backend; readonly reason: string }[];
}

/** The loss of a step, and where it stands: 2.5 is half way through the third epoch. */
export type StepLoss = readonly [at: number, loss: number];

/** Numbers by their name in Keras: `loss`, `val_accuracy`. */
export type Scores = readonly (readonly [name: string, value: number])[];

/** What the worker tells the editor. */
export type Report =
  | { readonly type: 'ready'; readonly backend: ChosenBackend; readonly parameters: number }
  | {
      readonly type: 'steps';
      readonly epoch: number;
      readonly step: number;
      readonly steps: number;
      readonly losses: readonly StepLoss[];
    }
  | { readonly type: 'epoch'; readonly epoch: number; readonly scores: Scores }
  /** With scores on the examples of a test, where the set has one. */
  | { readonly type: 'ended'; readonly stopped: boolean; readonly test: Scores }
  | { readonly type: 'loaded'; readonly name: string }
  | { readonly type: 'saved'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Says in words what went wrong; where it is over, the worker can do nothing more. */
  | { readonly type: 'failed'; readonly message: string; readonly over: boolean };
