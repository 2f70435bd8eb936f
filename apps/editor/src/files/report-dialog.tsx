import { counted } from '../numbers/number-text.js';
import { locate } from '../problems/locate.js';
import { Dialog } from '../shell/dialog.js';
import { showReport, useReport } from './report.js';
import './drop-zone.css';

/** How many lines are shown; a file with more says the same thing over and over. */
const most = 200;

/** After opening a file of which not everything was understood: what it was, and that it is kept. */
export function ReportDialog() {
  const report = useReport((state) => state.report);
  if (!report) return null;
  const close = () => showReport(undefined);
  const { name, lines } = report;
  return (
    <Dialog title={`${name} is open`} className="report" close={close}>
      <p>
        {counted(lines.length, 'remark')} on what the file says. What Netwright does not know is kept as it
        is, and saved again.
      </p>
      <ul className="report-lines">
        {lines.slice(0, most).map(({ message, node }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines stay as they are
          <li key={index}>
            {message}{' '}
            {node !== undefined && (
              <button
                type="button"
                className="problem-where"
                onClick={() => {
                  locate([node]);
                  close();
                }}
              >
                Show
              </button>
            )}
          </li>
        ))}
        {lines.length > most && <li>and {lines.length - most} more</li>}
      </ul>
      <div className="report-end">
        <button type="button" className="button button-primary" onClick={close}>
          Go on
        </button>
      </div>
    </Dialog>
  );
}
