import { type AxisReach, axisName, type KnownTensor, type Step } from '@netwright/layers';
import type { Analysis, NodeAnalysis } from './analysis.js';
import { receptiveFields } from './receptive-field.js';

/** How the receptive field of a layer comes about: `6 + (5 − 1)·2 = 14`. Nothing where it is not defined. */
export function receptiveFieldSteps({ flat }: Analysis, id: string): readonly Step[] {
  const node = flat.nodes.get(id);
  const fields = receptiveFields({ flat });
  const field = fields.get(id);
  if (!node || !field) return [];
  const wires = node.wires.filter((wire) => wire !== undefined);
  const before = wires.length === 1 ? fields.get(wires[0]?.from.node ?? '') : undefined;
  const windows = wires.length === 1 ? slidingAxes(node) : [];
  return field.size.map((size, axis) => {
    const window = windows.length === field.size.length ? windows[axis] : undefined;
    const jump = before?.jump[axis] ?? 1;
    // What pads or crops moves the field and leaves it as large as it is.
    const slides = window !== undefined && (window.size > 1 || window.stride > 1);
    const text = slides
      ? `${before?.size[axis] ?? 1} + (${(window.size - 1) * window.dilation + 1} − 1)·${jump}`
      : wires.length > 1
        ? 'all that the inputs see'
        : 'as before';
    const moves = slides ? `${jump}·${window.stride} = ${field.jump[axis]}` : String(field.jump[axis]);
    const centre = field.centre[axis];
    const middle = centre === null ? '' : `; the first is centred on ${centre}`;
    return {
      label: axisName(axis, field.size.length),
      text,
      result: String(size),
      note: `jump ${moves}${middle}`,
    };
  });
}

function slidingAxes({ definition, inferred, params, fed }: NodeAnalysis): readonly AxisReach[] {
  if (!definition?.reach || !inferred || !fed) return [];
  const [reach = []] = definition.reach(params, fed as readonly KnownTensor[], inferred);
  return reach.filter((axis) => axis?.slides === true) as readonly AxisReach[];
}
