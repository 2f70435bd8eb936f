import type { Edge } from '@netwright/graph';
import { type InputPort, isKnown, type Tensor, typeText } from '@netwright/layers';

/** The port that takes wire number `index`: a variadic port, always the last, takes all that are left. */
export function portAt(ports: readonly InputPort[], index: number): InputPort | undefined {
  const last = ports[ports.length - 1];
  return ports[index] ?? (last?.variadic ? last : undefined);
}

/** What a port has against a tensor, in words that end "it takes …" and "it gets …"; undefined if it takes it. */
export function portRefuses(
  port: InputPort,
  tensor: Tensor,
): { expected: string; received: string } | undefined {
  if (!isKnown(tensor)) return undefined;
  const rank = tensor.shape.length;
  if (port.ranks && !port.ranks.includes(rank)) {
    return { expected: `${port.ranks.join(' or ')} axes`, received: `${rank}: ${typeText(tensor)}` };
  }
  if (port.minRank !== undefined && rank < port.minRank) {
    return { expected: `at least ${port.minRank} axes`, received: `${rank}: ${typeText(tensor)}` };
  }
  return undefined;
}

/**
 * Which wire feeds which input. Of several wires into one port the first of the document counts; a wire into a port
 * that is not there feeds nothing; the wires of a variadic port close up, as a list in Keras has no gaps. Costs no
 * more than there are wires, whatever port a file names.
 *
 * @param edges the wires into a node, sorted by port
 * @param ports undefined where the kind is not known: every wire feeds something
 */
export function feedingWires(
  edges: readonly Edge[],
  ports: readonly InputPort[] | undefined,
): readonly (Edge | undefined)[] {
  const variadic = ports === undefined || ports[ports.length - 1]?.variadic === true;
  const single = ports === undefined ? 0 : variadic ? ports.length - 1 : ports.length;
  // Nearly always the wires are that list already.
  if (variadic ? single === 0 && arePortsApart(edges) : edges.length === single && areInOrder(edges))
    return edges;
  const wires: (Edge | undefined)[] = new Array(single).fill(undefined);
  let last = -1;
  for (const edge of edges) {
    const { port } = edge.to;
    if (port === last) continue;
    last = port;
    if (port < single) wires[port] = edge;
    else if (variadic) wires.push(edge);
  }
  return wires;
}

/** True where wire number 0 leads into port 0, wire 1 into port 1, ... */
function areInOrder(edges: readonly Edge[]): boolean {
  for (let index = 0; index < edges.length; index++) if (edges[index]?.to.port !== index) return false;
  return true;
}

/** True where no two wires, sorted by port, lead into the same. */
function arePortsApart(edges: readonly Edge[]): boolean {
  for (let index = 1; index < edges.length; index++)
    if (edges[index]?.to.port === edges[index - 1]?.to.port) return false;
  return true;
}
