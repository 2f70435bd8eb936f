import type { Span } from '@netwright/codegen';

/** The node whose code stands at an offset: of the stretches around it the shortest. */
export function nodeAt(spans: readonly Span[], offset: number): string | undefined {
  let best: Span | undefined;
  for (const span of spans) {
    if (span.start > offset || span.end < offset) continue;
    if (!best || span.end - span.start < best.end - best.start) best = span;
  }
  return best?.node;
}

/** The stretches of the selected nodes, in the order of the text, each node's parameters within its own. */
export function rangesOf(
  spans: readonly Span[],
  isSelected: (node: string) => boolean,
): readonly { readonly start: number; readonly end: number }[] {
  return spans
    .filter((span) => span.param === undefined && isSelected(span.node))
    .sort((a, b) => a.start - b.start);
}
