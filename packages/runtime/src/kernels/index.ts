import { convolutionKernels } from './convolution.js';
import { convolutionGradientKernels } from './convolution-gradient-kernels.js';
import { depthwiseKernels } from './depthwise.js';
import { dilatedDepthwiseKernels } from './dilated-depthwise.js';
import { fusedKernels } from './fused.js';
import { registerGradients } from './gradients.js';
import { type BackendName, install, type Kernel } from './kernel.js';
import { manyAxesKernels } from './many-axes.js';
import { matmulKernels } from './matmul.js';
import { notANumberKernels } from './not-a-number.js';
import { poolingKernels } from './pooling.js';
import { resizeKernels } from './resize.js';
import { samePaddingKernels } from './same-padding.js';
import { segmentSumKernels } from './segment-sum.js';
import { sumKernels } from './sums.js';
import { transposeKernels } from './transpose.js';
import { volumeKernels } from './volumes.js';
import { webgpuKernels } from './webgpu/index.js';

const kernels: readonly Kernel[] = [
  ...manyAxesKernels,
  ...matmulKernels,
  ...fusedKernels,
  ...convolutionKernels,
  ...convolutionGradientKernels,
  ...depthwiseKernels,
  ...dilatedDepthwiseKernels,
  ...samePaddingKernels,
  ...poolingKernels,
  ...segmentSumKernels,
  ...sumKernels,
  ...resizeKernels,
  ...transposeKernels,
  ...notANumberKernels,
  ...webgpuKernels,
  ...volumeKernels,
];

const registered = new Set<string>();

/**
 * Puts our kernels into TF.js for a backend, and the gradients that it lacks: to be called before the first computation,
 * and as often as one likes. TF.js' own package of the backend has to be imported before.
 */
export function registerKernels(backend: BackendName): void {
  if (registered.size === 0) registerGradients();
  if (registered.has(backend)) return;
  registered.add(backend);
  install(kernels, backend);
}

export type { BackendName } from './kernel.js';
export { DeviceFailure, type DeviceWatch, watchDevice } from './webgpu/device.js';
