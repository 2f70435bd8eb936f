import type { NetDocument } from '@netwright/graph';
import type { Analysis, NodeAnalysis } from '@netwright/inference';
import { isKnown, type KnownTensor } from '@netwright/layers';
import {
  isRefusal,
  type TfjsLayer,
  type TfjsRefusal,
  type TfjsUse,
  type TfjsValue,
  tfjsUse,
} from '@netwright/layers/tfjs';
import { program } from '../program/build.js';
import { identifierFor } from '../program/identifier.js';
import type { LayerUse, ProgramFunction, Statement, Taken } from '../program/types.js';
import { neededMasks } from './masks.js';
import type {
  TfjsExpression,
  TfjsFunction,
  TfjsNamedLayer,
  TfjsProgram,
  TfjsRefused,
  TfjsStatement,
} from './types.js';

/** The calls of TensorFlow.js that compute what the document draws, and what of it cannot be had. */
export function tfjsProgram(document: NetDocument, analysis: Analysis): TfjsProgram {
  const neutral = program(document, analysis);
  const uses = new Map<string, TfjsUse | TfjsRefusal>();
  for (const node of analysis.flat.list) {
    const use = callOf(node);
    if (use) uses.set(node.node.id, use);
  }
  const functions = neutral.functions.map((one) => new FunctionBuilder(one, analysis, uses).build());
  const refusals = functions.flatMap(({ statements }) =>
    statements.flatMap(({ node }): TfjsRefused[] => {
      const use = uses.get(node);
      const known = analysis.flat.nodes.get(node);
      if (!use || !isRefusal(use) || !known?.definition) return [];
      return [{ node, kind: known.definition.kind, name: known.node.name, reason: use.refuse }];
    }),
  );
  return {
    name: neutral.name,
    functions,
    own: [...new Set(functions.flatMap(({ statements }) => statements.flatMap(ownNames)))].sort(),
    refusals: refusals.filter(({ node }, index) => refusals.findIndex((one) => one.node === node) === index),
  };
}

/** What a node is in TensorFlow.js; undefined where something is wrong with it, or before it. */
function callOf({
  definition,
  params,
  fed,
  inferred,
  status,
}: NodeAnalysis): TfjsUse | TfjsRefusal | undefined {
  if (!definition || !inferred || !fed || status !== 'ok' || !fed.every(isKnown)) return undefined;
  return tfjsUse(definition, params, fed as readonly KnownTensor[], inferred);
}

class FunctionBuilder {
  private readonly statements: TfjsStatement[] = [];
  /** The variable of the mask of each node's output. */
  private readonly masks = new Map<string, string>();
  private readonly taken: Set<string>;
  private readonly needed: ReadonlySet<string>;

  constructor(
    private readonly source: ProgramFunction,
    private readonly analysis: Analysis,
    private readonly uses: ReadonlyMap<string, TfjsUse | TfjsRefusal>,
  ) {
    this.taken = new Set(
      source.statements.flatMap((one) => [
        ...('makes' in one ? one.makes : []),
        ...('variable' in one ? [one.variable] : []),
      ]),
    );
    this.needed = neededMasks(analysis.flat, uses);
  }

  build(): TfjsFunction {
    for (const statement of this.source.statements) this.translate(statement);
    const { name, inputs, outputs, faults } = this.source;
    const ends = this.analysis.flat.graph.outputs.map(({ from }) => from);
    const outputMasks = outputs.map((_, index) => {
      const { node = '', port = 0 } = ends[index] ?? {};
      // Of several outputs of a layer some may have no mask: the states of a recurrent one.
      const masked = this.analysis.flat.nodes.get(node)?.outputs[port]?.masked === true;
      return masked ? (this.masks.get(node) ?? null) : null;
    });
    return { name, inputs, outputs, outputMasks, faults, statements: this.statements };
  }

  private translate(statement: Statement): void {
    const { node, faults } = statement;
    const use = this.uses.get(node);
    if (!use || isRefusal(use)) {
      const makes = 'makes' in statement ? statement.makes : [];
      this.statements.push({ node, faults, type: 'missing', makes, reason: use ? use.refuse : '' });
      return;
    }
    if (statement.type === 'declare') {
      const layer = named(statement.layer, use);
      this.statements.push({ node, faults, type: 'declare', variable: statement.variable, layer });
      return;
    }
    if (statement.type === 'input') {
      const { config } = named(statement.layer, use).make;
      this.statements.push({
        node,
        faults,
        type: 'input',
        variable: statement.makes[0] ?? '_',
        config,
        says: use.says,
      });
      return;
    }
    const wires = this.analysis.flat.incoming.get(node) ?? [];
    const inputs = wires.map(({ from }) => from);
    this.makeMask(
      statement,
      use,
      inputs.map(({ node: id }) => id),
    );
    const takes = [
      ...takenBy(statement.takes, use),
      ...use.masks.map((input) => this.masks.get(inputs[input]?.node ?? '') ?? '...'),
    ];
    const layer = statement.type === 'apply' ? statement.variable : named(statement.layer, use);
    const { makes, asList } = statement;
    this.statements.push({ node, faults, type: 'apply', layer, makes, takes, asList });
    for (const make of use.after) {
      const [first = '_'] = makes;
      const after = { make, says: {}, weights: [] };
      this.statements.push({
        node,
        faults: [],
        type: 'apply',
        layer: after,
        makes: [first],
        takes: [first],
        asList: false,
      });
    }
  }

  /** The mask of the output, before the layer is applied: its inputs may lie in a variable that it overwrites. */
  private makeMask(
    statement: Extract<Statement, { type: 'layer' | 'apply' }>,
    use: TfjsUse,
    from: readonly string[],
  ): void {
    const { node } = statement;
    if (!use.mask || !this.needed.has(node)) return;
    if ('of' in use.mask) {
      const mask = this.masks.get(from[use.mask.of] ?? '');
      if (mask !== undefined) this.masks.set(node, mask);
      return;
    }
    const name = 'layer' in statement ? statement.layer.name : node;
    const variable = identifierFor(`${name}_mask`, this.taken);
    const takes =
      use.mask.from === 'inputs'
        ? statement.takes.map(({ variable: taken }) => taken ?? '...')
        : from.flatMap((id) => this.masks.get(id) ?? []);
    const layer = { make: use.mask.made, says: {}, weights: [] };
    this.statements.push({
      node,
      faults: [],
      type: 'apply',
      layer,
      makes: [variable],
      takes,
      asList: takes.length > 1,
    });
    this.masks.set(node, variable);
  }
}

function takenBy(takes: readonly Taken[], use: TfjsUse): readonly TfjsExpression[] {
  return takes.map(({ variable }, index) => {
    const first = use.before[index];
    const taken = variable ?? '...';
    return first ? { layer: first, takes: [taken] } : taken;
  });
}

function named({ name, drawnAs }: LayerUse, use: TfjsUse): TfjsNamedLayer {
  const make: TfjsLayer = { ...use.layer, config: { ...use.layer.config, name } };
  return { make, says: use.says, weights: use.weights, ...(drawnAs === undefined ? {} : { drawnAs }) };
}

/** The names of our own that a statement uses, also inside its arguments. */
function ownNames(statement: TfjsStatement): readonly string[] {
  if (statement.type === 'input' || statement.type === 'missing') return [];
  const layer = typeof statement.layer === 'string' ? [] : ownIn(statement.layer.make);
  return statement.type === 'apply' ? [...layer, ...statement.takes.flatMap(ownInExpression)] : layer;
}

function ownInExpression(expression: TfjsExpression): readonly string[] {
  return typeof expression === 'string'
    ? []
    : [...ownIn(expression.layer), ...expression.takes.flatMap(ownInExpression)];
}

function ownIn(value: TfjsValue | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(ownIn);
  if ('name' in value) return [value.name as string];
  const config =
    'config' in value && value.config ? Object.values(value.config as object).flatMap(ownIn) : [];
  return 'own' in value ? [value.own as string, ...config] : config;
}
