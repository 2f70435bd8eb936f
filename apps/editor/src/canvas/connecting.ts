import { cardSize } from '@netwright/drawing';
import { connect, type Port } from '@netwright/graph';
import { acceptsWire } from '@netwright/inference';
import { create } from 'zustand';
import { editor } from '../store/editor.js';
import type { CardViews } from './card-view.js';
import { inputPlaces } from './ports.js';

/** A wire that was refused, and where: its reason stays at the cursor for a moment. */
export interface Refusal {
  readonly x: number;
  readonly y: number;
  readonly reason: string;
}

export const useRefusal = create<{ readonly refusal: Refusal | undefined }>(() => ({ refusal: undefined }));

const shownFor = 4500;
let timer: ReturnType<typeof setTimeout> | undefined;

export function refuse(refusal: Refusal): void {
  clearTimeout(timer);
  useRefusal.setState({ refusal });
  editor().announce(refusal.reason);
  timer = setTimeout(() => useRefusal.setState({ refusal: undefined }), shownFor);
}

export function forgetRefusal(): void {
  clearTimeout(timer);
  if (useRefusal.getState().refusal) useRefusal.setState({ refusal: undefined });
}

/** The end of a wire that is in the hand: an output, or an input that looks for one. */
export interface Pulled {
  readonly type: 'source' | 'target';
  readonly port: Port;
}

/** The card at a place of the drawing. */
export function cardAt({ x, y }: { readonly x: number; readonly y: number }): string | undefined {
  const { nodes } = editor().document.graph;
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    const position = node?.position;
    if (
      position &&
      x >= position.x &&
      y >= position.y &&
      x <= position.x + cardSize.width &&
      y <= position.y + cardSize.height
    )
      return node.id;
  }
  return undefined;
}

/** Where a wire dropped on a card goes: the first free input that takes it; or why there is none. */
export function wireTo(
  pulled: Pulled,
  id: string,
  cards: CardViews,
): { readonly from: Port; readonly to: Port } | { readonly reason: string } {
  const { main } = editor().analysis;
  if (pulled.type === 'target') {
    const from = { node: id, port: 0 };
    const answer = acceptsWire(main, from, pulled.port);
    return answer.ok ? { from, to: pulled.port } : { reason: answer.reason };
  }
  const card = cards.get(id);
  const taken = new Set((main.incoming.get(id) ?? []).map((edge) => edge.to.port));
  const ports = card ? inputPlaces(card.inputs).map((_, port) => port) : [];
  ports.sort((a, b) => Number(taken.has(a)) - Number(taken.has(b)) || a - b);
  let reason: string | undefined;
  for (const port of ports.length > 0 ? ports : [0]) {
    const to = { node: id, port };
    const answer = acceptsWire(main, pulled.port, to);
    if (answer.ok) return { from: pulled.port, to };
    reason ??= answer.reason;
  }
  return { reason: reason ?? 'This layer takes no wire.' };
}

/** Draws a wire. What was wired to that input before is taken away. */
export function drawWire(from: Port, to: Port): void {
  const { document, edit, analysis } = editor();
  const name = (id: string) => analysis.main.nodes.get(id)?.node.name ?? '';
  edit(connect(document, 'main', from, to), {
    title: 'Connect',
    announce: `${name(from.node)} connected to ${name(to.node)}`,
  });
}
