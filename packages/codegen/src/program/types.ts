import type { LayerDefinition, Params } from '@netwright/layers';

/**
 * A network as a program, before any language: functions of statements, one statement for each node. Printers only
 * put it into words. Variables are in snake_case and made of [a-z0-9_]; none is a reserved word of a target.
 */
export interface Program {
  /** Of the model: safe in every target. */
  readonly name: string;
  readonly functions: readonly ProgramFunction[];
}

export interface ProgramFunction {
  readonly name: string;
  /** Variables of the inputs and outputs, in the model's order. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly statements: readonly Statement[];
  /** What is wrong with the drawing as a whole, as sentences. */
  readonly faults: readonly string[];
}

/** A layer to be made: its kind, its parameters, its name. */
export interface LayerUse {
  /** Undefined where the kind is not known. */
  readonly definition: LayerDefinition | undefined;
  readonly params: Params;
  /** The name it is exported under, and the one it was drawn with, where that is another. */
  readonly name: string;
  readonly drawnAs?: string;
}

interface StatementOfNode {
  readonly node: string;
  /** What is wrong with the node, as sentences. */
  readonly faults: readonly string[];
}

/** `makes` has a variable for each output of the node; `_` where nothing uses it. */
export type Statement =
  /** Makes an input. */
  | (StatementOfNode & {
      readonly type: 'input';
      readonly layer: LayerUse;
      readonly makes: readonly string[];
    })
  /** Makes a layer and applies it at once. */
  | (StatementOfNode & {
      readonly type: 'layer';
      readonly layer: LayerUse;
      readonly makes: readonly string[];
      readonly takes: readonly Taken[];
      /** The inputs are one list, as a merge takes them. */
      readonly asList: boolean;
    })
  /** Makes a layer that several nodes apply, and keeps it in a variable. */
  | (StatementOfNode & { readonly type: 'declare'; readonly layer: LayerUse; readonly variable: string })
  /** Applies such a layer. */
  | (StatementOfNode & {
      readonly type: 'apply';
      readonly variable: string;
      readonly makes: readonly string[];
      readonly takes: readonly Taken[];
      readonly asList: boolean;
    });

/** What goes into an input of a layer. */
export interface Taken {
  /** Null where a fault leaves it empty. */
  readonly variable: string | null;
  /** The input's name, where it has to be said: one before it is left out. */
  readonly input?: string;
}
