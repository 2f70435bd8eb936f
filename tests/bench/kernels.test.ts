import '@tensorflow/tfjs-backend-wasm';
import { registerKernels } from '@netwright/runtime/kernels';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenPage, openPage } from '../kernels/browser.js';
import { describeWith } from '../src/environment.js';
import { lenetStep, timesOf } from './lenet.js';
import { type Timing, timingOf } from './timing.js';

function report(what: string, rows: Readonly<Record<string, Timing>>): void {
  const lines = Object.entries(rows).map(
    ([name, { best, median }]) =>
      `${name.padEnd(44)}${best.toFixed(1).padStart(9)}${median.toFixed(1).padStart(9)}`,
  );
  console.log([`${`${what}, ms`.padEnd(44)}     best   median`, ...lines].join('\n'));
}

describe('a training step of LeNet-5 in Node', () => {
  it('is at least 8 times faster with our kernels than with those of TF.js on cpu', async () => {
    const measure = async (runs: number) => {
      const { step, dispose } = lenetStep(32);
      const times = await timesOf(step, runs);
      dispose();
      return timingOf(times);
    };
    await tf.setBackend('cpu');
    const stock = await measure(4);
    registerKernels('cpu');
    const cpu = await measure(12);
    await tf.setBackend('wasm');
    registerKernels('wasm');
    const wasm = await measure(30);
    report('LeNet-5, batch 32, Node', { 'cpu, TF.js': stock, 'cpu, ours': cpu, 'wasm, ours': wasm });
    const [onCpu, onWasm] = [stock.median / cpu.median, stock.median / wasm.median];
    console.log(`ratios of the medians: cpu ${onCpu.toFixed(1)}, wasm ${onWasm.toFixed(1)}`);
    expect(onWasm).toBeGreaterThanOrEqual(8);
    expect(onCpu).toBeGreaterThanOrEqual(4);
  });

  it('leaves as many tensors after 1,000 steps as after the first', async () => {
    await tf.setBackend('wasm');
    registerKernels('wasm');
    const { step, dispose } = lenetStep(4);
    await step();
    const { numTensors, numDataBuffers } = tf.memory();
    for (let run = 0; run < 1000; run++) await step();
    expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers });
    dispose();
  });
});

describeWith('chromium', 'a training step of LeNet-5 in the browser', (chromium) => {
  let opened: OpenPage;
  beforeAll(async () => {
    opened = await openPage(chromium, 'bench/page.ts');
  });
  afterAll(() => opened.close());

  const steps = async (
    backend: 'cpu' | 'wasm' | 'webgpu',
    kernels: 'stock' | 'ours',
    batch: number,
    runs: number,
  ) =>
    timingOf(
      await opened.page.evaluate((given) => benchPage.steps(...given), [
        backend,
        kernels,
        batch,
        runs,
      ] as const),
    );

  it('is at least 5 times faster on wasm with our kernels than on cpu with those of TF.js', async () => {
    const stock = await steps('cpu', 'stock', 32, 5);
    const wasm = await steps('wasm', 'ours', 32, 30);
    report('LeNet-5, batch 32, browser', { 'cpu, TF.js': stock, 'wasm, ours': wasm });
    console.log(`ratio of the medians: ${(stock.median / wasm.median).toFixed(1)}`);
    expect(stock.median / wasm.median).toBeGreaterThanOrEqual(5);
  });

  it('is at least twice as fast on webgpu with our kernels, on the software adapter', async () => {
    const stock = await steps('webgpu', 'stock', 32, 5);
    const ours = await steps('webgpu', 'ours', 32, 10);
    const jax = timingOf(await opened.page.evaluate((given) => benchPage.jax(...given), [32, 10] as const));
    report('LeNet-5, batch 32, WebGPU', { 'TF.js': stock, ours, 'jax-js 0.1.25': jax });
    console.log(
      `ratios of the medians: TF.js to ours ${(stock.median / ours.median).toFixed(1)}, ours to jax-js ${(ours.median / jax.median).toFixed(1)}`,
    );
    expect(stock.median / ours.median).toBeGreaterThanOrEqual(2);
  });
});
