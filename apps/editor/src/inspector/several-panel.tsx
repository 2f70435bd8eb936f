import type { NodeAnalysis } from '@netwright/inference';
import type { LayerDefinition, Params } from '@netwright/layers';
import { counted, grouped } from '../numbers/number-text.js';
import { ParameterForm } from './parameter-form.js';

/** Several selected layers: what they come to together, and the parameters they have in common. */
export function SeveralPanel({ nodes }: { readonly nodes: readonly NodeAnalysis[] }) {
  const common = commonDefinition(nodes);
  const kinds = new Map<string, number>();
  for (const { definition, subject } of nodes) {
    const title = definition?.title ?? subject?.kind ?? 'Block';
    kinds.set(title, (kinds.get(title) ?? 0) + 1);
  }
  const total = sum(nodes.map(({ count }) => count?.total));
  const trainable = sum(nodes.map(({ count }) => count?.trainable));
  return (
    <div className="inspector-body">
      <div className="inspector-head">
        <div className="titles">
          <h2 className="inspector-title">{counted(nodes.length, 'layer')}</h2>
          <span className="inspector-kind">
            {[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}
          </span>
        </div>
      </div>
      <dl className="facts">
        <dt>Parameters</dt>
        <dd>{grouped(total)}</dd>
        <dt>Trainable</dt>
        <dd>{grouped(trainable)}</dd>
        <dt>MACs</dt>
        <dd>{grouped(sum(nodes.map(({ macs }) => macs)))}</dd>
      </dl>
      {common ? (
        <>
          <h3 className="inspector-section">In common</h3>
          <ParameterForm
            key={nodes.map(({ node }) => node.id).join()}
            ids={nodes.flatMap(({ subject }) => (subject ? [subject.id] : []))}
            definition={common.definition}
            raw={common.raw}
            params={common.params}
            mixed={common.mixed}
            problems={[]}
          />
        </>
      ) : (
        <p className="inspector-note">These layers have no parameter in common.</p>
      )}
    </div>
  );
}

interface Common {
  readonly definition: LayerDefinition;
  readonly raw: Params;
  readonly params: Params;
  readonly mixed: ReadonlySet<string>;
}

/** The fields that all of them have, said alike; where their values differ the field is mixed. */
function commonDefinition(nodes: readonly NodeAnalysis[]): Common | undefined {
  const [first, ...others] = nodes;
  const definition = first?.definition;
  if (!first || !definition || others.some((other) => !other.definition)) return undefined;
  const shared = Object.entries(definition.params).filter(([name, field]) =>
    others.every((other) => {
      const same =
        other.definition && Object.hasOwn(other.definition.params, name)
          ? other.definition.params[name]
          : undefined;
      return (
        same !== undefined &&
        same.label === field.label &&
        JSON.stringify(same.control) === JSON.stringify(field.control)
      );
    }),
  );
  if (shared.length === 0) return undefined;
  const mixed = new Set(
    shared
      .filter(([name]) =>
        others.some((other) => JSON.stringify(other.params[name]) !== JSON.stringify(first.params[name])),
      )
      .map(([name]) => name),
  );
  return {
    definition: { ...definition, params: Object.fromEntries(shared) },
    raw: first.subject?.params ?? {},
    params: first.params,
    mixed,
  };
}

/** Null as soon as one of them is not known. */
function sum(numbers: readonly (number | null | undefined)[]): number | null {
  return numbers.reduce<number | null>(
    (all, one) => (all === null || typeof one !== 'number' ? null : all + one),
    0,
  );
}
