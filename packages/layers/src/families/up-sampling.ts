import { type CommonParams, computeType } from '../core/common.js';
import type { Inferred, Params, Step, Wanted } from '../core/define.js';
import type { Field, Fields } from '../core/field.js';
import { axisName, type DataFormat, joinImage, splitImage } from '../core/image.js';
import { type KnownTensor, mapDim } from '../core/tensor.js';
import { alike, sizes, sizesText } from '../fields/index.js';
import { imageInput } from './convolution.js';
import { dataFormatField } from './convolution-fields.js';
import { sizeText } from './sliding-window.js';
import { spatialChange } from './spatial-change.js';

/** Porting note: UpSampling1D has neither a data format nor, as its size, a list. */
function upSamplingFields(axes: number): {
  readonly size: Field<readonly number[]>;
  readonly dataFormat?: Field<DataFormat>;
} {
  const size = sizes(axes, {
    label: 'Size',
    help: 'How many times larger each axis becomes.',
    default: Array.from({ length: axes }, () => 2),
    short: (value) => `×${value.every((factor) => factor === value[0]) ? value[0] : sizesText(value)}`,
    list: axes > 1,
  });
  return axes === 1 ? { size } : { size, dataFormat: dataFormatField };
}

type UpSamplingParams = { readonly size: readonly number[]; readonly dataFormat?: DataFormat } & CommonParams;

/**
 * What the UpSampling layers have in common. Source: keras.src.layers.reshaping.up_sampling2d.
 *
 * @param more fields of the kind itself: the interpolation of images
 */
export function upSampling<F extends Fields>(axes: number, more: F) {
  return {
    category: 'shape' as const,
    params: { ...upSamplingFields(axes), ...more },
    inputs: imageInput(axes, 'any'),
    infer(p: UpSamplingParams, [x]: readonly KnownTensor[]): Inferred {
      const dataFormat = p.dataFormat ?? 'channels_last';
      const image = splitImage(x!.shape, dataFormat);
      const spatial = image.spatial.map((size, axis) => mapDim(size, (input) => input * (p.size[axis] ?? 1)));
      return {
        outputs: [{ shape: joinImage({ ...image, spatial }, dataFormat), dtype: computeType(p.dtype) }],
      };
    },
    explain(p: UpSamplingParams, [x]: readonly KnownTensor[], inferred: Inferred): readonly Step[] {
      const dataFormat = p.dataFormat ?? 'channels_last';
      const output = splitImage(inferred.outputs[0]?.shape ?? [], dataFormat).spatial;
      return splitImage(x!.shape, dataFormat).spatial.map((size, axis) => ({
        label: axisName(axis, p.size.length),
        text: `${sizeText(size)}·${p.size[axis] ?? 1}`,
        result: sizeText(output[axis]),
      }));
    },
    adapts(from: KnownTensor, wanted: Wanted): readonly Params[] {
      const size = spatialChange(from, wanted, axes, 1, (input, output) =>
        input > 0 && output >= input && output % input === 0 ? output / input : undefined,
      );
      return size ? [{ size: alike(size) }] : [];
    },
    targets: { keras: { positional: ['size'] } },
  };
}
