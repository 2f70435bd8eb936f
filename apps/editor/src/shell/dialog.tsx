import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../icons/icon.js';
import './dialog.css';

/** A window over the editor. The browser keeps the focus inside and gives it back; Escape and a click beside it close. */
export function Dialog({
  title,
  close,
  bare = false,
  className = '',
  children,
}: {
  readonly title: string;
  close(): void;
  /** Without the line with title and close button. */
  readonly bare?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, which `onCancel` hears
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="dialog-body">
        {!bare && (
          <div className="dialog-head">
            <h2>{title}</h2>
            <button type="button" className="button button-icon" aria-label="Close" onClick={close}>
              <Icon name="close" />
            </button>
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}
