import { type Explanation, type ReceptiveField, receptiveFields } from '@netwright/inference';
import { useEditor } from '../store/editor.js';
import { Calc } from './calc.js';

/** What of the network's input one number of a layer sees. Nothing where that is not defined. */
export function ReceptiveFieldSection({
  id,
  steps,
}: {
  readonly id: string;
  readonly steps: Explanation['receptiveField'];
}) {
  const analysis = useEditor((state) => state.analysis);
  const field = receptiveFields(analysis).get(id);
  if (!field) return null;
  return (
    <>
      <h3 className="inspector-section">How much of the input it sees</h3>
      <p className="inspector-note">{meaning(field)}</p>
      <Calc steps={steps.map(({ note: _inTheFacts, ...step }) => step)} />
      <dl className="facts">
        <dt>Receptive field</dt>
        <dd>{field.size.join('×')}</dd>
        <dt title="How far apart the fields of two numbers side by side stand">Jump</dt>
        <dd>{field.jump.join('×')}</dd>
        <dt title="The middle of what the first number sees, in elements of the input counted from 0">
          Centre of the first
        </dt>
        <dd>{field.centre.map((centre) => (centre === null ? 'open' : minus(centre))).join(', ')}</dd>
      </dl>
    </>
  );
}

/** In one line, for who hears of it for the first time. */
function meaning({ size, jump }: ReceptiveField): string {
  const elements = size.every((one) => one === 1) ? 'one element' : `${size.join('×')} elements`;
  const far = new Set(jump).size === 1 ? String(jump[0]) : jump.join('×');
  return `One number here depends on ${elements} of the network's input; its neighbour on those ${far} further on.`;
}

function minus(place: number): string {
  return String(place).replace('-', '−');
}
