import type { CostId, Summary } from '@netwright/inference';
import { Defined } from './defined.js';
import { DeviceChooser } from './device-chooser.js';
import { bytesText, grouped } from './number-text.js';

/** What the network costs: every number with its definition, and the device that it has to fit on. */
export function Costs({ summary, batch }: { readonly summary: Summary; readonly batch: number }) {
  const { params, macs, flops, memory } = summary;
  const at = ` at batch ${batch}`;
  const rows: readonly (readonly [cost: CostId, text: string, value: string])[] = [
    ['params.total', 'Parameters', grouped(params.total)],
    ['params.trainable', 'Trainable', grouped(params.trainable)],
    ['macs', 'MACs', grouped(macs)],
    ['flops', 'FLOPs', grouped(flops)],
    ['memory.weights', 'Weights', bytesText(memory.weights)],
    ['memory.activations', `Activations${at}`, bytesText(memory.activations)],
    ['memory.inference', `To run${at}`, bytesText(memory.inference)],
    ['memory.training', `To train${at}`, bytesText(memory.training)],
    ['memory.trainingTfjs', 'To train in the browser', bytesText(memory.trainingTfjs)],
    ['memory.largestBuffer', 'Largest buffer', bytesText(memory.largestBuffer)],
  ];
  return (
    <>
      <dl className="facts" data-testid="costs">
        {rows.map(([cost, text, value]) => (
          <div key={cost} className="facts-wide">
            <dt>
              <Defined cost={cost}>{text}</Defined>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <DeviceChooser />
    </>
  );
}
