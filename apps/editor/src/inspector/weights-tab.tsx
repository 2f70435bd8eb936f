import type { NodeAnalysis } from '@netwright/inference';
import { product, shapeText } from '@netwright/layers';
import { grouped } from '../numbers/number-text.js';

/** Each tensor that the layer keeps: its name, its shape, how many numbers, and whether training changes it. */
export function WeightsTab({ analysis }: { readonly analysis: NodeAnalysis }) {
  const { weights, count, definition, inferred } = analysis;
  if (analysis.block)
    return (
      <p className="inspector-note">
        The layers in it keep {grouped(count?.total)} numbers; each is listed under Parameters.
      </p>
    );
  if (!definition) return <p className="inspector-note">What this layer keeps is not known.</p>;
  if (!inferred) return <p className="inspector-note">The weights are known as soon as its input is.</p>;
  if (weights.length === 0)
    return (
      <p className="inspector-note">{definition.title} keeps no weights: there is nothing in it to train.</p>
    );
  return (
    <>
      <table className="weights">
        <thead>
          <tr>
            <th>Tensor</th>
            <th>Shape</th>
            <th className="number">Numbers</th>
          </tr>
        </thead>
        <tbody>
          {weights.map((weight) => (
            <tr key={weight.path} className={weight.trainable ? undefined : 'frozen'}>
              <td>
                {weight.path}
                <small>{weight.trainable ? 'trained' : 'not trained'}</small>
              </td>
              {/* A weight has no batch: shapeText leaves the first axis out, so one is put before it. */}
              <td>{shapeText([null, ...weight.shape])}</td>
              <td className="number">{grouped(product(weight.shape))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>All</td>
            <td className="number">{grouped(count?.total)}</td>
          </tr>
        </tfoot>
      </table>
      {count && count.trainable < count.total && (
        <p className="inspector-note">
          {grouped(count.trainable)} of them are trained, {grouped(count.total - count.trainable)} are not.
        </p>
      )}
    </>
  );
}
