import type { InferContext, Suggestion } from '../core/define.js';
import { type DataFormat, splitImage } from '../core/image.js';
import type { Dim, Shape } from '../core/tensor.js';

/**
 * The number of input channels, which a kernel is made for: an open one is reported as `conv/channels-open` and is
 * from there on unknown.
 *
 * @param onlyToBuild false where the layer looks at it each time it is called, and not only to make its kernel
 */
export function kernelChannels(
  shape: Shape,
  dataFormat: DataFormat,
  context: InferContext,
  onlyToBuild = true,
): number | undefined {
  const { channels } = splitImage(shape, dataFormat);
  if (channels !== null) return channels;
  context.report('conv/channels-open', {
    onlyToBuild,
    input: 0,
    message: 'The number of input channels has to be known: the kernel is made for it.',
    expected: 'a number of channels',
    received: 'None',
    suggestions: otherFormat(shape, dataFormat),
  });
  return undefined;
}

/** The other data format, where the channels would be known by it. */
function otherFormat(shape: Shape, dataFormat: DataFormat): readonly Suggestion[] {
  const other: DataFormat = dataFormat === 'channels_last' ? 'channels_first' : 'channels_last';
  const channels: Dim = splitImage(shape, other).channels;
  return typeof channels === 'number'
    ? [
        {
          set: { dataFormat: other },
          title: `Take the ${channels} on the ${other === 'channels_first' ? 'second' : 'last'} axis as channels`,
        },
      ]
    : [];
}
