import { download } from '../files/download.js';
import { Icon } from '../icons/icon.js';
import { editor } from '../store/editor.js';
import type { DrawerTab, Target } from '../store/view-slice.js';
import { useTrainingChoices } from '../train/choices.js';
import { useTraining } from '../train/training.js';
import { copyText } from './copy.js';
import { useGeneratedKeras } from './generated.js';
import { summaryTable } from './summary-panel.js';
import { summaryFormats, summaryText } from './summary-text.js';
import { useGeneratedTfjs } from './tfjs-target.js';

/** At the end of the drawer's tabs: what can be done with what is shown. */
export function DrawerButtons({ tab }: { readonly tab: DrawerTab }) {
  return (
    <>
      {tab === 'code' && <KerasButtons />}
      {tab === 'tfjs' && <TfjsButtons />}
      {tab === 'training' && <TrainingButtons />}
      {tab === 'summary' && (
        <fieldset className="copy-as">
          <legend>Copy as</legend>
          {summaryFormats.map((format) => (
            <button
              key={format}
              type="button"
              className="button"
              onClick={() => copyText(summaryText(summaryTable(), format), `Summary as ${format}`)}
            >
              {format}
            </button>
          ))}
        </fieldset>
      )}
      <button
        type="button"
        className="button button-icon"
        aria-label="Fold the drawer away"
        title="Fold the drawer away"
        onClick={() => editor().togglePanel('drawer', false)}
      >
        <Icon name="chevron" />
      </button>
    </>
  );
}

function TrainingButtons() {
  const trained = useTraining((state) => state.history.length > 0);
  const asTable = useTrainingChoices((state) => state.asTable);
  if (!trained) return null;
  return (
    <button
      type="button"
      className="button"
      onClick={() => useTrainingChoices.setState({ asTable: !asTable })}
    >
      {asTable ? 'As curves' : 'As a table'}
    </button>
  );
}

function KerasButtons() {
  return <CodeButtons model={useGeneratedKeras().model} target="keras" />;
}

function TfjsButtons() {
  const generated = useGeneratedTfjs();
  return generated ? <CodeButtons model={generated.model} target="tfjs" /> : null;
}

function CodeButtons({
  model: { path, text },
  target,
}: {
  readonly model: { readonly path: string; readonly text: string };
  readonly target: Target;
}) {
  const name = path.split('/').at(-1) as string;
  return (
    <>
      <button type="button" className="button" onClick={() => copyText(text, 'Code')}>
        <Icon name="copy" /> Copy
      </button>
      <button
        type="button"
        className="button"
        onClick={() => download(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))}
      >
        <Icon name="download" /> {name}
      </button>
      <button
        type="button"
        className="button"
        title="All files of the project, to look at and to download"
        onClick={() => editor().showOverlay({ type: 'export', target })}
      >
        <Icon name="file" /> Project
      </button>
    </>
  );
}
