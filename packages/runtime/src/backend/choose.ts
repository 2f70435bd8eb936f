import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { registerKernels } from '../kernels/index.js';
import type { BackendName } from '../kernels/kernel.js';

/** The backend that computes, and why those before it could not be had. */
export interface ChosenBackend {
  readonly name: BackendName;
  readonly passedOver: readonly { readonly name: BackendName; readonly reason: string }[];
}

/** From the fastest to the one that is always there. */
const fastestFirst: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu'];

/** How renderers in software call themselves. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

function rendererOf(context: WebGL2RenderingContext): string {
  const names = context.getExtension('WEBGL_debug_renderer_info');
  return String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
}

/** What a browser or Node has to have for a backend; undefined where it has. */
const lacks: { readonly [B in BackendName]: () => Promise<string | undefined> } = {
  webgpu: async () => {
    const gpu = (globalThis.navigator as { gpu?: { requestAdapter(): Promise<unknown> } } | undefined)?.gpu;
    if (!gpu) return 'this browser has no WebGPU';
    return (await gpu.requestAdapter()) ? undefined : 'there is WebGPU here, but no adapter for it';
  },
  webgl: async () => {
    if (typeof OffscreenCanvas === 'undefined') return 'there is no WebGL here';
    const context = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (!context) return 'there is no WebGL 2 here';
    // Without a graphics card the browser draws with the processor: wasm then computes faster.
    return software.test(rendererOf(context)) ? 'there is no graphics card behind WebGL here' : undefined;
  },
  wasm: async () => (typeof WebAssembly === 'undefined' ? 'there is no WebAssembly here' : undefined),
  cpu: async () => undefined,
};

/** Starts the fastest backend that there is, with the kernels that TensorFlow.js lacks on it or has wrong. */
export async function chooseBackend(wanted = fastestFirst): Promise<ChosenBackend> {
  const passedOver: { name: BackendName; reason: string }[] = [];
  for (const name of wanted) {
    let reason = await lacks[name]();
    if (reason === undefined) {
      try {
        if (await tf.setBackend(name)) {
          await tf.ready();
          registerKernels(name);
          return { name, passedOver };
        }
        reason = 'it could not be started';
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
    passedOver.push({ name, reason });
  }
  throw new Error(passedOver.map(({ name, reason }) => `${name}: ${reason}`).join('; '));
}
