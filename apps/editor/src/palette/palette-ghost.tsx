import { boardView } from '../canvas/board-view.js';
import { KindTile } from '../icons/kind-tile.js';
import { usePaletteDrag } from './palette-drag.js';

/** The card under the pointer while a layer is dragged from the palette; over the board as large as it will be. */
export function PaletteGhost() {
  const drag = usePaletteDrag((state) => state.drag);
  if (!drag) return null;
  const scale = drag.overBoard ? boardView.zoom() : 0.8;
  return (
    <div
      className="palette-ghost"
      style={{ transform: `translate(${drag.x - 114}px, ${drag.y - 22}px) scale(${scale})` }}
    >
      <KindTile definition={drag.kind} />
      {drag.kind.title}
    </div>
  );
}
