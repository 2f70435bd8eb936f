import type { Kernel } from '../kernel.js';
import { biasKernel } from './bias.js';
import { castKernel } from './cast.js';
import { convolutionKernels } from './convolution.js';
import { matmulKernels } from './matmul.js';
import { maxPoolGradientKernels } from './max-pool-gradient.js';
import { padKernel } from './pad.js';
import { repeatKernel } from './repeat.js';
import { selectKernel } from './select.js';
import { transposeKernel } from './transpose.js';

/** What is faster on WebGPU than TF.js' own, and what TF.js has wrong there. */
export const webgpuKernels: readonly Kernel[] = [
  transposeKernel,
  castKernel,
  selectKernel,
  padKernel,
  repeatKernel,
  biasKernel,
  ...matmulKernels,
  ...convolutionKernels,
  ...maxPoolGradientKernels,
];
