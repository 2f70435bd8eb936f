import { useEffect, useState } from 'react';
import { useReading } from './reading.js';

/** Most files are read before anybody could read this. */
const patience = 250;

/** While a file is read that takes its time: which one it is, and the way out. */
export function ReadingState() {
  const reading = useReading((state) => state.reading);
  const [slow, setSlow] = useState<typeof reading>();
  useEffect(() => {
    if (!reading) return;
    const timer = setTimeout(() => setSlow(reading), patience);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      reading.cancel();
    };
    // Before everything else that Escape does.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [reading]);
  return (
    <div className="reading" role="status">
      {reading && slow === reading && (
        <div className="notice">
          <span>
            Reading {reading.name}, {sizeText(reading.bytes)}
          </span>
          <button type="button" className="button" onClick={reading.cancel}>
            Cancel <kbd>Esc</kbd>
          </button>
        </div>
      )}
    </div>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
