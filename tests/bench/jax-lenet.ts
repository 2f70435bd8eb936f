import { defaultDevice, grad, init, jit, lax, nn, numpy as np, random, tree } from '@jax-js/jax';

interface Weights extends Record<string, np.Array> {
  readonly kernel1: np.Array;
  readonly bias1: np.Array;
  readonly kernel2: np.Array;
  readonly bias2: np.Array;
  readonly dense1: np.Array;
  readonly bias3: np.Array;
  readonly dense2: np.Array;
  readonly bias4: np.Array;
  readonly dense3: np.Array;
  readonly bias5: np.Array;
}

const shapes: { readonly [Name in keyof Weights]: number[] } = {
  kernel1: [6, 1, 5, 5],
  bias1: [1, 6, 1, 1],
  kernel2: [16, 6, 5, 5],
  bias2: [1, 16, 1, 1],
  dense1: [400, 120],
  bias3: [120],
  dense2: [120, 84],
  bias4: [84],
  dense3: [84, 10],
  bias5: [10],
};

/** The same training step as lenet.ts on jax-js' WebGPU, compiled as a whole: what a rival reaches on this machine. */
export async function jaxLenetStep(batch: number): Promise<() => Promise<number>> {
  const devices = await init('webgpu');
  if (!devices.includes('webgpu')) throw new Error('jax-js finds no WebGPU here.');
  defaultDevice('webgpu');
  let weights = Object.fromEntries(
    Object.entries(shapes).map(([name, shape], index) => [
      name,
      random.normal(random.key(index), shape).mul(0.1),
    ]),
  ) as Weights;
  const images = random.normal(random.key(100), [batch, 1, 28, 28]);
  const labels = nn.oneHot(np.arange(batch).mod(10).astype(np.int32), 10);

  const pool = (x: np.Array) => {
    const [n, channels, height, width] = x.shape as [number, number, number, number];
    return x.reshape([n, channels, height / 2, 2, width / 2, 2]).mean([3, 5]);
  };
  const loss = (w: Weights, x: np.Array, y: np.Array): np.Array => {
    const first = pool(np.tanh(lax.conv(x, w.kernel1, [1, 1], 'SAME').add(w.bias1)));
    const second = pool(np.tanh(lax.conv(first, w.kernel2, [1, 1], 'VALID').add(w.bias2)));
    const third = np.tanh(np.matmul(second.reshape([batch, 400]), w.dense1).add(w.bias3));
    const fourth = np.tanh(np.matmul(third, w.dense2).add(w.bias4));
    const logits = np.matmul(fourth, w.dense3).add(w.bias5);
    return nn
      .logSoftmax(logits)
      .mul(y)
      .sum()
      .mul(-1 / batch);
  };
  const update = jit((w: Weights, x: np.Array, y: np.Array): Weights => {
    const gradients = grad(loss)(tree.ref(w), x, y);
    return tree.map(
      (weight: np.Array, change: np.Array) => weight.sub(change.mul(0.01)),
      w,
      gradients,
    ) as Weights;
  });
  return async () => {
    weights = update(weights, images.ref, labels.ref);
    const last = await weights.bias5.ref.data();
    return last[0] as number;
  };
}
