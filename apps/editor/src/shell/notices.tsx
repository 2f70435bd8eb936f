import { Icon } from '../icons/icon.js';
import { useEditor } from '../store/editor.js';

/** Short messages above the status bar, and the line that a screen reader listens to. */
export function Notices() {
  const notices = useEditor((state) => state.notices);
  const announcement = useEditor((state) => state.announcement);
  const dismiss = useEditor((state) => state.dismiss);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcement">
        {announcement.text}
      </div>
      <ul className="notices">
        {notices.map(({ id, text, tone, action }) => (
          <li key={id} className="notice" data-tone={tone}>
            <Icon name={tone === 'error' ? 'error' : 'check'} />
            <span>{text}</span>
            {action && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  action.run();
                  dismiss(id);
                }}
              >
                {action.title}
              </button>
            )}
            <button
              type="button"
              className="button button-icon"
              aria-label="Dismiss"
              onClick={() => dismiss(id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
