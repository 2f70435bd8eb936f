import { insideBlock, type NodeAnalysis } from '@netwright/inference';
import { shapeText } from '@netwright/layers';
import { grouped } from '../numbers/number-text.js';
import { useEditor } from '../store/editor.js';

/** As many rows as anybody reads in a panel; the summary has all. */
const most = 200;

/** What a block holds: its layers with what comes out of each and how many numbers it keeps. */
export function BlockPanel({
  analysis: { node, count, macs, problems, block },
}: {
  readonly analysis: NodeAnalysis;
}) {
  const analysis = useEditor((state) => state.analysis);
  const inside = insideBlock(analysis, node.id);
  return (
    <>
      {problems.map((problem) => (
        <p key={`${problem.code} ${problem.where.nodes.join(' ')}`} className="inspector-note">
          {problem.message}
        </p>
      ))}
      {block && (
        <p className="inspector-note">
          {grouped(block.layers)} {block.layers === 1 ? 'layer' : 'layers'}, {grouped(count?.total)}{' '}
          parameters
          {macs !== null && `, ${grouped(macs)} MACs`}.
        </p>
      )}
      {inside.length > 0 && (
        <table className="weights" data-testid="block-layers">
          <thead>
            <tr>
              <th>Layer</th>
              <th>Output</th>
              <th className="number">Numbers</th>
            </tr>
          </thead>
          <tbody>
            {inside.slice(0, most).map(({ path, layer }) => (
              <tr key={layer.node.id}>
                <td>
                  {path}
                  <small>{layer.definition?.title ?? layer.subject?.kind ?? 'Block'}</small>
                </td>
                <td>{shapeText(layer.outputs[0]?.shape)}</td>
                <td className="number">{grouped(layer.count?.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {inside.length > most && (
        <p className="inspector-note">And {grouped(inside.length - most)} more; the summary lists all.</p>
      )}
    </>
  );
}
