import { type CommonParams, computeType } from '../core/common.js';
import type { InferContext, Inferred, Params, Step, Wanted } from '../core/define.js';
import type { Field, ParamsOf } from '../core/field.js';
import { axisName, type DataFormat, joinImage, splitImage } from '../core/image.js';
import { inPlace, type Reach } from '../core/reach.js';
import { type KnownTensor, mapDim, type Shape } from '../core/tensor.js';
import { type Sides, sides } from '../fields/index.js';
import { imageInput } from './convolution.js';
import { dataFormatField } from './convolution-fields.js';
import { sizeText } from './sliding-window.js';
import { spatialChange } from './spatial-change.js';

type Change = readonly Sides[];

function paddingFields(axes: number) {
  return {
    padding: sides(axes, {
      label: 'Padding',
      help: 'How many zeros are added on each side of each axis.',
      default: Array.from({ length: axes }, (): Sides => [1, 1]),
    }),
    dataFormat: dataFormatField,
  };
}

type PaddingParams = ParamsOf<ReturnType<typeof paddingFields>> & CommonParams;

/** What the ZeroPadding layers have in common. Source: keras.src.layers.reshaping.zero_padding2d. */
export function zeroPadding(axes: number) {
  return {
    category: 'shape' as const,
    params: paddingFields(axes),
    inputs: imageInput(axes, 'any'),
    infer(p: PaddingParams, [x]: readonly KnownTensor[]): Inferred {
      const image = splitImage(x!.shape, p.dataFormat);
      const spatial = image.spatial.map((size, axis) =>
        mapDim(size, (input) => input + total(p.padding, axis)),
      );
      return {
        outputs: [{ shape: joinImage({ ...image, spatial }, p.dataFormat), dtype: computeType(p.dtype) }],
      };
    },
    explain: (p: PaddingParams, [x]: readonly KnownTensor[], inferred: Inferred) =>
      explainSides('+', p.padding, x!.shape, inferred.outputs[0]?.shape ?? [], p.dataFormat),
    reach: (p: PaddingParams, [x]: readonly KnownTensor[]) =>
      sidesReach(x!.shape, p.padding, 1, p.dataFormat),
    adapts: (from: KnownTensor, wanted: Wanted): readonly Params[] => {
      const padding = differences(from, wanted, axes, (input, output) => output - input);
      return padding ? [{ padding: written(padding) }] : [];
    },
    targets: { keras: { positional: ['padding'] } },
  };
}

/** Porting note: Cropping1D has no data format in Keras. */
function croppingFields(axes: number, fallback: number) {
  return {
    cropping: sides(axes, {
      label: 'Cropping',
      help: 'How much is cut from each side of each axis.',
      default: Array.from({ length: axes }, (): Sides => [fallback, fallback]),
    }),
    ...(axes === 1 ? {} : { dataFormat: dataFormatField }),
  } as { readonly cropping: Field<Change>; readonly dataFormat?: Field<DataFormat> };
}

type CroppingParams = { readonly cropping: Change; readonly dataFormat?: DataFormat } & CommonParams;

/**
 * What the Cropping layers have in common. Source: keras.src.layers.reshaping.cropping2d.
 *
 * @param fallback what Keras cuts where nothing is said: 1, but 0 of images
 */
export function cropping(axes: number, fallback: number) {
  return {
    category: 'shape' as const,
    params: croppingFields(axes, fallback),
    inputs: imageInput(axes, 'any'),
    infer: inferCropping,
    explain: (p: CroppingParams, [x]: readonly KnownTensor[], inferred: Inferred) =>
      explainSides(
        '−',
        p.cropping,
        x!.shape,
        inferred.outputs[0]?.shape ?? [],
        p.dataFormat ?? 'channels_last',
      ),
    reach: (p: CroppingParams, [x]: readonly KnownTensor[]) =>
      sidesReach(x!.shape, p.cropping, -1, p.dataFormat ?? 'channels_last'),
    adapts: (from: KnownTensor, wanted: Wanted): readonly Params[] => {
      const cut = differences(from, wanted, axes, (input, output) => input - output);
      return cut ? [{ cropping: written(cut) }] : [];
    },
    targets: { keras: { positional: ['cropping'] } },
  };
}

function inferCropping(p: CroppingParams, [x]: readonly KnownTensor[], context: InferContext): Inferred {
  const dataFormat = p.dataFormat ?? 'channels_last';
  const image = splitImage(x!.shape, dataFormat);
  const spatial = image.spatial.map((size, axis) => mapDim(size, (input) => input - total(p.cropping, axis)));
  const gone = spatial.flatMap((size, axis) => (typeof size === 'number' && size < 1 ? [axis] : []));
  if (gone.length > 0) {
    const parts = gone.map((axis) => {
      const name = axisName(axis, spatial.length);
      return `${total(p.cropping, axis)} of the ${name}, which has ${image.spatial[axis]}`;
    });
    const less = p.cropping.map((pair, axis) => fitCrop(pair, image.spatial[axis]));
    context.report('crop/larger-than-input', {
      param: 'cropping',
      input: 0,
      message: `Nothing would be left: it cuts ${parts.join(', and ')}.`,
      expected: `less than ${image.spatial.map(sizeText).join('×')} in all`,
      received: p.cropping.map((_, axis) => total(p.cropping, axis)).join('×'),
      suggestions: [
        { set: { cropping: written(less) }, title: 'Cut less, so that something is left' },
        { set: { cropping: 0 }, title: 'Cut nothing' },
      ],
    });
  }
  const known = spatial.map((size) => (typeof size === 'number' && size < 1 ? undefined : size));
  return {
    outputs: [{ shape: joinImage({ ...image, spatial: known }, dataFormat), dtype: computeType(p.dtype) }],
  };
}

/** Each place is one further along by what was put in front of it; cutting puts less than nothing there. */
function sidesReach(shape: Shape, value: Change, sign: 1 | -1, dataFormat: DataFormat): readonly Reach[] {
  const first = dataFormat === 'channels_first' ? 2 : 1;
  return [
    shape.map((_, axis) => {
      const sides = value[axis - first];
      if (!sides) return null;
      return { ...inPlace(axis), before: sign * sides[0] || 0, after: sign * sides[1] || 0, slides: true };
    }),
  ];
}

/** The most that can be cut of an axis, shared out as before, so that one element is left. */
function fitCrop([before, after]: Sides, size: Shape[number]): Sides {
  if (typeof size !== 'number' || before + after < size) return [before, after];
  const most = Math.max(0, size - 1);
  const first = Math.floor((before / (before + after)) * most);
  return [first, most - first];
}

/** The sides that make of one tensor the other; none where a size would have to move the other way. */
function differences(
  from: KnownTensor,
  wanted: Wanted,
  axes: number,
  difference: (input: number, output: number) => number,
): Change | undefined {
  return spatialChange<Sides>(from, wanted, axes, [0, 0], (input, output) => {
    const all = difference(input, output);
    return all < 0 ? undefined : [Math.floor(all / 2), Math.ceil(all / 2)];
  });
}

/** As a document has it: over one axis the pair stands alone. */
function written(value: Change): readonly Sides[] | Sides {
  return value.length === 1 ? (value[0] as Sides) : value;
}

function total(value: Change, axis: number): number {
  const [before, after] = value[axis] ?? [0, 0];
  return before + after;
}

function explainSides(
  sign: string,
  value: Change,
  from: Shape,
  to: Shape,
  dataFormat: DataFormat,
): readonly Step[] {
  const output = splitImage(to, dataFormat).spatial;
  return splitImage(from, dataFormat).spatial.map((size, axis) => {
    const [before, after] = value[axis] ?? [0, 0];
    return {
      label: axisName(axis, value.length),
      text: `${sizeText(size)} ${sign} ${before} ${sign} ${after}`,
      result: sizeText(output[axis]),
    };
  });
}
