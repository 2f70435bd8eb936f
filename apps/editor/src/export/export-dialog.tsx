import { type GeneratedFile, recipeProblems, type ShippedFile } from '@netwright/codegen';
import { useId, useMemo, useState } from 'react';
import { copyText } from '../drawer/copy.js';
import { useGeneratedKeras } from '../drawer/generated.js';
import { useGeneratedTfjs, useTfjs } from '../drawer/tfjs-target.js';
import { download } from '../files/download.js';
import { fileStem } from '../files/file-name.js';
import { Icon } from '../icons/icon.js';
import { SegmentsControl } from '../inspector/controls/choice-control.js';
import { bytesText } from '../numbers/number-text.js';
import { Dialog } from '../shell/dialog.js';
import { editor, useEditor } from '../store/editor.js';
import type { Target } from '../store/view-slice.js';
import { ExportFaults } from './export-faults.js';
import { projectFiles } from './project.js';
import { zipProject } from './zip.js';
import './export.css';

interface Project {
  readonly files: readonly GeneratedFile[];
  readonly shipped: readonly ShippedFile[];
  readonly model: { readonly path: string };
}

const titles = new Map([
  ['keras', 'Keras'],
  ['tfjs', 'TensorFlow.js'],
]);

const about: { readonly [T in Target]: string } = {
  keras: 'A Keras project that trains as it is, on JAX, TensorFlow or PyTorch.',
  tfjs: 'A project in TypeScript that trains as it is: in the browser on WebGPU, and in Node.',
};

const commands: { readonly [T in Target]: readonly string[] } = {
  keras: ['pip install -r requirements.txt', 'python train.py'],
  tfjs: ['npm install', 'npm run dev'],
};

/** What is exported: each file to look at, all of them as one archive. With faults in the network the code is there to be read, and they are named. */
export function ExportDialog({ target: first = 'keras' }: { readonly target?: Target | undefined }) {
  const [target, setTarget] = useState<Target>(first);
  const keras = useGeneratedKeras();
  const tfjs = useGeneratedTfjs(target === 'tfjs');
  const { failed } = useTfjs(target === 'tfjs');
  const project: Project | undefined = target === 'keras' ? keras : tfjs;
  const analysis = useEditor((state) => state.analysis);
  const faults = useMemo(
    () => [
      ...[...analysis.problems, ...recipeProblems(analysis.document, analysis)]
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message),
      ...(target === 'tfjs' && tfjs
        ? tfjs.refusals.map(({ name, kind, reason }) => `${name} (${kind}): ${reason}`)
        : []),
    ],
    [analysis, target, tfjs],
  );
  const id = useId();
  return (
    <Dialog title="Export" className="export" close={close}>
      <div className="export-about">
        <SegmentsControl
          id={id}
          name="What to export to"
          options={[...titles.keys()]}
          labels={titles}
          selected={target}
          describedBy={`${id}-about`}
          choose={(option) => setTarget(option === 'tfjs' ? 'tfjs' : 'keras')}
        />
        <p id={`${id}-about`}>{about[target]}</p>
      </div>
      <ExportFaults faults={faults} show={() => showProblems(target)} />
      {project ? (
        <ProjectFiles key={target} project={project} target={target} faulty={faults.length > 0} />
      ) : (
        <p className="export-waiting" role="status">
          {failed
            ? 'The export to TensorFlow.js could not be loaded. Load the page again.'
            : 'Loading the export to TensorFlow.js.'}
        </p>
      )}
    </Dialog>
  );
}

function ProjectFiles({
  project,
  target,
  faulty,
}: {
  readonly project: Project;
  readonly target: Target;
  readonly faulty: boolean;
}) {
  const name = useEditor((state) => state.document.name);
  const [shown, setShown] = useState(project.model.path);
  const [busy, setBusy] = useState(false);
  const folder = fileStem(name);
  const file = project.files.find(({ path }) => path === shown);
  const text = typeof file?.content === 'string' ? file.content : undefined;

  async function save(): Promise<void> {
    setBusy(true);
    try {
      const zip = zipProject(folder, await projectFiles(project));
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
    <>
      <div className="export-files">
        <ul aria-label="Files of the project">
          {project.files.map(({ path, content }) => (
            <li key={path}>
              <button type="button" aria-current={path === shown} title={path} onClick={() => setShown(path)}>
                <Icon name="file" />
                <span>{path}</span>
                <small>{bytesText(content.length)}</small>
              </button>
            </li>
          ))}
          {project.shipped.map(({ path }) => (
            <li key={path} className="export-shipped" title={path}>
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
          {commands[target][0]}
          <br />
          {commands[target][1]}
        </code>
        <button
          type="button"
          className="button button-line"
          onClick={() => text !== undefined && void copyText(text, shown)}
        >
          <Icon name="copy" /> Copy {shown.split('/').at(-1)}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={faulty || busy}
          onClick={() => void save()}
        >
          <Icon name="download" /> Download project
        </button>
      </div>
    </>
  );
}

function close(): void {
  editor().showOverlay(undefined);
}

function showProblems(target: Target): void {
  close();
  // What the target cannot have is among the problems as soon as it is looked at.
  if (target === 'tfjs') editor().showDrawerTab('tfjs');
  editor().showDrawerTab('problems');
}
