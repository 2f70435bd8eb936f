import { isKnown, type KnownTensor, type Step } from '@netwright/layers';
import type { GraphAnalysis, NodeAnalysis } from './analysis.js';

/** How far a number is followed back. Further up lies nothing that helps, and every problem asks. */
const reach = 64;

/** The node and what feeds its first input, and so on upwards. */
export function upstream({ nodes }: GraphAnalysis, from: string): NodeAnalysis[] {
  const chain: NodeAnalysis[] = [];
  for (let node = nodes.get(from); node && chain.length < reach; ) {
    chain.push(node);
    const wire = node.wires.find((each) => each !== undefined);
    node = wire && wire.from.node !== from ? nodes.get(wire.from.node) : undefined;
  }
  return chain;
}

/** The arithmetic of one layer, of those axes that it changed: height, `ceil(56 / 2)`, 28. */
function stepsOf(node: NodeAnalysis, axes: readonly number[] | undefined): LayerStep[] {
  const { definition, inferred, fed, params } = node;
  const input = fed?.[0];
  const output = node.outputs[0];
  if (!definition || !inferred || !fed || !input || !output || !isKnown(input) || !isKnown(output)) return [];
  const changed: string[] = [];
  const sameRank = input.shape.length === output.shape.length;
  for (const [axis, size] of output.shape.entries()) {
    if (typeof size !== 'number' || (sameRank && input.shape[axis] === size)) continue;
    if (axes && sameRank && !axes.includes(axis)) continue;
    changed.push(String(size));
  }
  if (changed.length === 0) return [];
  const label = definition.label(params);
  return definition
    .explain(params, fed as readonly KnownTensor[], inferred)
    .filter((step) => {
      // Each size that changed is explained once: a step that only happens to give the same number is none of it.
      const at = changed.indexOf(step.result ?? '');
      if (at >= 0) changed.splice(at, 1);
      return at >= 0;
    })
    .map((step) => ({
      ...step,
      layer: node.node.name,
      ...(step.note === undefined && label !== '' ? { note: label } : {}),
    }));
}

/** A step, and the layer that made it. */
interface LayerStep extends Step {
  readonly layer: string;
}

/**
 * The steps that lead to the last sizes, upstream first, under their layers' names. A step that a later one of the
 * same axis does not start from (the channels before a convolution) explains nothing and is left out.
 *
 * @param steps of one branch, the nearest layer first
 */
function leading(steps: readonly LayerStep[]): Step[] {
  const nearest = new Map<string, Step>();
  const kept: LayerStep[] = [];
  for (const step of steps) {
    const next = nearest.get(step.label);
    if (next && !numbersIn(next.text).includes(step.result ?? '')) continue;
    nearest.set(step.label, step);
    kept.push(step);
  }
  return orderedAgain(kept).map(({ layer, ...step }) => ({ ...step, label: `${layer} ${step.label}` }));
}

/** From upstream down, the steps of one layer in their own order. */
function orderedAgain(nearestFirst: readonly LayerStep[]): LayerStep[] {
  const byLayer = new Map<string, LayerStep[]>();
  for (const step of nearestFirst) {
    const own = byLayer.get(step.layer);
    if (own) own.push(step);
    else byLayer.set(step.layer, [step]);
  }
  return [...byLayer.values()].reverse().flat();
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\d+/g) ?? [];
}

/** How the sizes of a layer's output came about: the layers before it that changed them, the nearest last. */
export function becauseOf(graph: GraphAnalysis, source: string, most = 6): readonly Step[] {
  const steps: LayerStep[] = [];
  for (const node of upstream(graph, source)) {
    steps.push(...stepsOf(node, undefined));
    if (steps.length >= most) break;
  }
  return leading(steps);
}

/** Why two branches arrive with other sizes: what each changed of those axes since they parted. */
export function whyDifferent(
  graph: GraphAnalysis,
  a: string,
  b: string,
  axes: readonly number[],
): readonly Step[] {
  const left = upstream(graph, a);
  const right = upstream(graph, b);
  const onLeft = new Set(left);
  const parted = right.find((node) => onLeft.has(node));
  return [left, right].flatMap((branch) => {
    const own = parted ? branch.slice(0, branch.indexOf(parted)) : branch;
    return leading(own.flatMap((node) => stepsOf(node, axes)));
  });
}
