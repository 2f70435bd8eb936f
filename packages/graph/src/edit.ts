import type {
  Block,
  Edge,
  Graph,
  GraphId,
  NetDocument,
  Node,
  Parameter,
  TrainingRecipe,
} from './document.js';
import type { Value } from './value.js';

/**
 * A change of a document as plain data: it names its graph and its targets by id, never by a place in an array.
 * Where order matters, `before` is the id of the item that it stands in front of, or null for the end. An edit that
 * sets a property may say in the same way which property the new one stands in front of; left out, it is the last.
 */
export type Edit =
  | {
      readonly type: 'add-node';
      readonly graph: GraphId;
      readonly node: Node;
      readonly before: string | null;
    }
  | { readonly type: 'remove-node'; readonly graph: GraphId; readonly id: string }
  /** Sets one property of a node (undefined removes it), but not its id. */
  | {
      readonly type: 'set-node';
      readonly graph: GraphId;
      readonly id: string;
      readonly property: string;
      readonly value: unknown;
      readonly before?: string | null;
    }
  /** Sets one entry of `params`, `call` or `args` of a node (undefined removes it: the default holds). */
  | {
      readonly type: 'set-param';
      readonly graph: GraphId;
      readonly id: string;
      readonly in: 'params' | 'call' | 'args';
      readonly name: string;
      readonly value: Value | undefined;
      readonly before?: string | null;
    }
  | {
      readonly type: 'add-edge';
      readonly graph: GraphId;
      readonly edge: Edge;
      readonly before: string | null;
    }
  | { readonly type: 'remove-edge'; readonly graph: GraphId; readonly id: string }
  | { readonly type: 'set-inputs'; readonly graph: GraphId; readonly inputs: Graph['inputs'] }
  | { readonly type: 'set-outputs'; readonly graph: GraphId; readonly outputs: Graph['outputs'] }
  | { readonly type: 'add-block'; readonly block: Block; readonly before: string | null }
  | { readonly type: 'remove-block'; readonly id: string }
  | {
      readonly type: 'set-block';
      readonly id: string;
      readonly property: 'name' | 'description' | 'parameters';
      readonly value: string | readonly Parameter[] | undefined;
      readonly before?: string | null;
    }
  | {
      readonly type: 'set-document';
      readonly property: 'name' | 'description' | 'parameters' | 'args' | 'training';
      readonly value:
        | string
        | readonly Parameter[]
        | { readonly [key: string]: Value }
        | TrainingRecipe
        | undefined;
      readonly before?: string | null;
    }
  /** Several edits that are one step for the person who made them: all of them happen or none. */
  | { readonly type: 'batch'; readonly title?: string; readonly edits: readonly Edit[] };

export type EditResult =
  | { readonly ok: true; readonly document: NetDocument; readonly inverse: Edit }
  | { readonly ok: false; readonly reason: string };
