import { simpleLayout } from '@netwright/drawing';
import { useEffect } from 'react';
import { arrange } from '../editing/arrange.js';
import { editor, useEditor } from '../store/editor.js';
import { boardView } from './board-view.js';

/** After so many milliseconds nobody likes to look at an empty board: simple rows are shown until the layout is there. */
const patience = 300;

/** A document that was just opened: cards without a place get one, and the board shows it. */
export function useFirstLayout(): void {
  const opened = useEditor((state) => state.opened);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every document that is opened
  useEffect(() => {
    const { document, direction } = editor();
    const show = () => requestAnimationFrame(() => boardView.open());
    if (document.graph.nodes.every((node) => node.position)) {
      show();
      return;
    }
    let current = document.graph.nodes;
    const place = (positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>) => {
      // Somebody opened another document, or began to draw: nothing moves by itself.
      if (editor().document.graph.nodes !== current) return;
      editor().placeCards(positions);
      current = editor().document.graph.nodes;
      show();
    };
    const timer = setTimeout(() => place(simpleLayout(document.graph, direction)), patience);
    void arrange(document.graph, direction).then((positions) => {
      clearTimeout(timer);
      place(positions);
    });
    return () => {
      clearTimeout(timer);
      current = [];
    };
  }, [opened]);
}
