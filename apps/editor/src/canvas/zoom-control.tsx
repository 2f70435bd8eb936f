import { useStore } from '@xyflow/react';
import { Icon } from '../icons/icon.js';
import { boardView } from './board-view.js';
import './zoom-control.css';

/** Nearer, farther, all of it. */
export function ZoomControl() {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="zoom-control" role="toolbar" aria-label="Zoom">
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => boardView.zoomBy(1 / 1.25)}>
        <Icon name="remove" />
      </button>
      <button
        type="button"
        className="zoom-percent"
        title="Back to full size"
        onClick={() => boardView.zoomTo(1)}
      >
        {percent} %
      </button>
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => boardView.zoomBy(1.25)}>
        <Icon name="add" />
      </button>
      <button type="button" title="Show the whole drawing" onClick={() => boardView.fit()}>
        Fit
      </button>
    </div>
  );
}
