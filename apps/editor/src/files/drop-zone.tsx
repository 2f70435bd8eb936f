import { useEffect, useRef, useState } from 'react';
import { Icon } from '../icons/icon.js';
import { openFile } from './open.js';
import './drop-zone.css';

/** The whole page takes a file that is dropped on it; while one hovers, that is said. */
export function DropZone() {
  const [over, setOver] = useState(false);
  // Enter and leave come for every element on the way, so they are counted.
  const depth = useRef(0);
  useEffect(() => {
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const listeners = {
      dragenter(event: DragEvent) {
        if (!isFile(event)) return;
        depth.current++;
        setOver(true);
      },
      dragleave(event: DragEvent) {
        if (!isFile(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      },
      dragover(event: DragEvent) {
        if (!isFile(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      drop(event: DragEvent) {
        if (!isFile(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void openFile(file);
      },
    };
    for (const [type, listener] of Object.entries(listeners))
      window.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of Object.entries(listeners))
        window.removeEventListener(type, listener as EventListener);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-zone" aria-hidden="true">
      <div>
        <Icon name="open" />
        <b>Drop to open</b>
        <span>
          A Netwright document or the JSON of a Keras model. What is open now stays in your documents.
        </span>
      </div>
    </div>
  );
}
