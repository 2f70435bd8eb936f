import type { NodeAnalysis } from '@netwright/inference';
import { tryLayer } from '@netwright/inference/by-hand';
import { useId, useState } from 'react';
import { Calc } from '../calc.js';
import { type Place, WindowPicture } from '../window/window-picture.js';
import { type CourseExample, courseExamples } from './course-examples.js';
import { readMatrix, writeMatrix } from './matrix-text.js';
import './trial.css';

interface Draft {
  readonly example: number;
  readonly input: string;
  readonly kernel: string;
  readonly bias: string;
  readonly place: Place;
}

/**
 * One number of a layer worked out as on paper: a few numbers go in, one that comes out is chosen, and its sum stands
 * there term by term. Stride, padding and dilation are those of the layer.
 */
export function OneValue({ analysis }: { readonly analysis: NodeAnalysis }) {
  const weighted = analysis.weights.length > 0;
  const examples = courseExamples.filter(({ input, kernel }) => {
    if (weighted !== (kernel !== undefined)) return false;
    return tryLayer(analysis, { input, kernel }).ok;
  });
  const [draft, setDraft] = useState<Draft>(() => fromExample(examples[0], 0));
  const [base, biased] = [useId(), analysis.weights.some(({ path }) => path === 'bias')];
  const input = readMatrix(draft.input);
  const kernel = weighted ? readMatrix(draft.kernel) : undefined;
  const bias = biased ? Number(draft.bias.replace('−', '-') || '0') : 0;
  const answer =
    input.ok && (!kernel || kernel.ok) && Number.isFinite(bias)
      ? tryLayer(analysis, { input: input.matrix, kernel: kernel?.matrix, bias })
      : undefined;
  const place = answer?.ok
    ? answer.windows.map(({ output }, axis) => Math.min(draft.place[axis] ?? 0, output - 1))
    : [];
  const [row, column] = place.length > 1 ? place : [0, place[0]];
  const value = answer?.ok ? answer.valueAt(row ?? 0, column ?? 0) : undefined;

  function change(part: Partial<Draft>): void {
    setDraft({ ...draft, example: -1, ...part });
  }

  return (
    <div className="trial">
      <div className="trial-field">
        <label htmlFor={`${base}-example`}>Example</label>
        <select
          id={`${base}-example`}
          className="field-input"
          value={draft.example}
          onChange={(event) => {
            const index = Number(event.currentTarget.value);
            setDraft(fromExample(examples[index], index));
          }}
        >
          {draft.example < 0 && <option value={-1}>Numbers of your own</option>}
          {examples.map(({ title }, index) => (
            <option key={title} value={index}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <Matrix
        id={`${base}-input`}
        label="Input"
        text={draft.input}
        reason={input.ok ? undefined : input.reason}
        write={(text) => change({ input: text })}
      />
      {kernel && (
        <Matrix
          id={`${base}-kernel`}
          label="Kernel"
          text={draft.kernel}
          reason={kernel.ok ? undefined : kernel.reason}
          write={(text) => change({ kernel: text })}
        />
      )}
      {biased && (
        <div className="trial-field">
          <label htmlFor={`${base}-bias`}>Bias</label>
          <input
            id={`${base}-bias`}
            className="field-input"
            inputMode="decimal"
            value={draft.bias}
            aria-invalid={!Number.isFinite(bias)}
            onChange={(event) => change({ bias: event.currentTarget.value })}
          />
        </div>
      )}
      {answer && !answer.ok && <p className="trial-reason">{answer.reason}</p>}
      {answer?.ok && input.ok && (
        <WindowPicture
          axes={answer.windows}
          place={place}
          move={(next) => setDraft({ ...draft, place: next })}
          input={input.matrix}
          output={answer.output}
        />
      )}
      {value?.ok && (
        <div data-testid="one-value">
          <Calc steps={[{ ...value.step, label: '' }]} />
        </div>
      )}
    </div>
  );
}

function Matrix({
  id,
  label,
  text,
  reason,
  write,
}: {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly reason: string | undefined;
  write(text: string): void;
}) {
  return (
    <div className="trial-field">
      <label htmlFor={id}>{label}</label>
      <div>
        <textarea
          id={id}
          className="field-input code"
          rows={Math.min(8, Math.max(1, text.split('\n').length))}
          spellCheck={false}
          value={text}
          aria-invalid={reason !== undefined}
          aria-describedby={reason === undefined ? undefined : `${id}-reason`}
          onChange={(event) => write(event.currentTarget.value)}
        />
        {reason !== undefined && (
          <p id={`${id}-reason`} className="trial-reason">
            {reason}
          </p>
        )}
      </div>
    </div>
  );
}

function fromExample(example: CourseExample | undefined, index: number): Draft {
  if (!example) return { example: -1, input: '', kernel: '', bias: '0', place: [] };
  const [row, column] = example.at;
  return {
    example: index,
    input: writeMatrix(example.input),
    kernel: example.kernel ? writeMatrix(example.kernel) : '',
    bias: '0',
    place: example.input.length > 1 ? [row, column] : [column],
  };
}
