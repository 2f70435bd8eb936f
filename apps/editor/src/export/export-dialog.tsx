import { recipeProblems } from '@netwright/codegen';
import { useMemo, useState } from 'react';
import { copyText } from '../drawer/copy.js';
import { useGeneratedKeras } from '../drawer/generated.js';
import { download } from '../files/download.js';
import { fileStem } from '../files/file-name.js';
import { Icon } from '../icons/icon.js';
import { bytesText, counted } from '../numbers/number-text.js';
import { Dialog } from '../shell/dialog.js';
import { editor, useEditor } from '../store/editor.js';
import { projectFiles } from './project.js';
import { zipProject } from './zip.js';
import './export.css';

/** What is exported: each file to look at, all of them as one archive. With faults in the network the code is there to be read, and they are named. */
export function ExportDialog() {
  const generated = useGeneratedKeras();
  const name = useEditor((state) => state.document.name);
  const analysis = useEditor((state) => state.analysis);
  const errors = useMemo(
    () =>
      [...analysis.problems, ...recipeProblems(analysis.document, analysis)].filter(
        ({ severity }) => severity === 'error',
      ),
    [analysis],
  );
  const [shown, setShown] = useState(generated.model.path);
  const [busy, setBusy] = useState(false);
  const close = () => editor().showOverlay(undefined);
  const folder = fileStem(name);
  const file = generated.files.find(({ path }) => path === shown);
  const text = typeof file?.content === 'string' ? file.content : undefined;

  async function save(): Promise<void> {
    setBusy(true);
    try {
      const zip = zipProject(folder, await projectFiles(generated));
      download(`${folder}.zip`, new Blob([zip], { type: 'application/zip' }));
      editor().notify(`Downloaded ${folder}.zip.`);
      close();
    } catch {
      editor().notify(
        'The data that belongs to the project could not be fetched. Load the page again and try once more.',
        'error',
      );
    }
    setBusy(false);
  }

  return (
    <Dialog title="Export" className="export" close={close}>
      <p className="export-about">A Keras project that trains as it is, on JAX, TensorFlow or PyTorch.</p>
      {errors.length > 0 && (
        <div className="export-faults" role="alert">
          <b>{counted(errors.length, 'fault')} in the network: the script shows where, and cannot run yet.</b>
          <ul>
            {errors.slice(0, 3).map(({ message }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages may repeat
              <li key={index}>{message}</li>
            ))}
            {errors.length > 3 && <li>and {errors.length - 3} more</li>}
          </ul>
          <button
            type="button"
            className="button button-line"
            onClick={() => {
              close();
              editor().showDrawerTab('problems');
            }}
          >
            Show the problems
          </button>
        </div>
      )}
      <div className="export-files">
        <ul aria-label="Files of the project">
          {generated.files.map(({ path, content }) => (
            <li key={path}>
              <button type="button" aria-current={path === shown} onClick={() => setShown(path)}>
                <Icon name="file" />
                <span>{path}</span>
                <small>{bytesText(content.length)}</small>
              </button>
            </li>
          ))}
          {generated.shipped.map(({ path }) => (
            <li key={path} className="export-shipped">
              <Icon name="file" />
              <span>{path}</span>
              <small>the data</small>
            </li>
          ))}
        </ul>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </div>
      <div className="export-end">
        <code>
          pip install -r requirements.txt
          <br />
          python train.py
        </code>
        <button
          type="button"
          className="button button-line"
          onClick={() => text !== undefined && void copyText(text, shown)}
        >
          <Icon name="copy" /> Copy {shown}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={errors.length > 0 || busy}
          onClick={() => void save()}
        >
          <Icon name="download" /> Download project
        </button>
      </div>
    </Dialog>
  );
}
