import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetDocument, TrainingRecipe } from '@netwright/graph';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { chain, Drawing } from './documents.js';
import { drive, exportTo, type Job, ruff, runPython, temporaryFolder } from './running.js';

/** Two images through one encoder; a class and a number come out; frozen first, then tuned. */
function twins(): NetDocument {
  const drawing = new Drawing();
  const [left, right] = ['left', 'right'].map((side) =>
    drawing.add('InputLayer', side, [], { batchShape: [null, 8, 8, 1] }),
  ) as [string, string];
  drawing.add('Conv2D', 'encoder', [left], {
    filters: 4,
    kernelSize: 3,
    activation: 'relu',
    dtype: 'mixed_float16',
  });
  drawing.add('Conv2D', 'encoder again', [right], {}, { sharesWith: 'encoder' });
  drawing.add('Concatenate', 'both', ['encoder', 'encoder again']);
  drawing.add('Flatten', 'flatten', ['both']);
  drawing.add('Dense', 'hidden', ['flatten'], { units: 6, trainable: false, kernelInitializer: 'he_normal' });
  drawing.add('Dense', 'kind', ['hidden'], { units: 3, activation: 'softmax' });
  drawing.add('Dense', 'size', ['hidden'], { units: 1 });
  const training: TrainingRecipe = {
    dataset: { id: 'npz' },
    validation: 0.25,
    batchSize: 8,
    seed: 3,
    objectives: [
      {
        output: 'kind',
        loss: { object: 'CategoricalCrossentropy', config: { labelSmoothing: 0.1 } },
        metrics: [{ object: 'accuracy', config: {} }],
      },
      {
        output: 'size',
        weight: 0.5,
        loss: { object: 'Huber', config: {} },
        metrics: [{ object: 'MeanAbsoluteError', config: {} }],
      },
    ],
    phases: [
      {
        epochs: 1,
        optimizer: { object: 'SGD', config: { momentum: 0.9 } },
        overrides: [{ selector: 'enc*', trainable: false }],
      },
      {
        epochs: 2,
        optimizer: { object: 'AdamW', config: {} },
        schedule: { object: 'CosineDecay', config: { initialLearningRate: 0.01, decaySteps: 20 } },
      },
    ],
    callbacks: [{ object: 'EarlyStopping', config: { patience: 5 } }],
  };
  return drawing.document('twins', [left, right], ['kind', 'size'], training);
}

const oneUnit: NetDocument = (() => {
  const document = chain('logit', [4], [{ kind: 'Dense', name: 'out', params: { units: 1 } }]);
  const output = document.graph.outputs[0]?.name as string;
  return {
    ...document,
    training: {
      dataset: { id: 'npz' },
      validation: 0.2,
      batchSize: 4,
      seed: 0,
      objectives: [
        {
          output,
          loss: { object: 'BinaryCrossentropy', config: { fromLogits: true } },
          metrics: [{ object: 'accuracy', config: {} }],
        },
      ],
      phases: [{ epochs: 1, optimizer: { object: 'RMSprop', config: {} } }],
    },
  };
})();

const channelsFirst = chain(
  'channels first',
  [1, 8, 8],
  [
    { kind: 'Conv2D', name: 'conv', params: { filters: 4, kernelSize: 3, dataFormat: 'channels_first' } },
    { kind: 'BatchNormalization', name: 'bn', params: { axis: 1 } },
    { kind: 'GlobalAveragePooling2D', name: 'mean', params: { dataFormat: 'channels_first' } },
    { kind: 'Dense', name: 'out', params: { units: 10, activation: 'softmax' } },
  ],
);

const pixels = ((): NetDocument => {
  const drawing = new Drawing();
  drawing.add('InputLayer', 'image', [], { batchShape: [4, null, null, 3], dtype: 'uint8' });
  drawing.add('Rescaling', 'scale', ['image'], { scale: 1 / 255 });
  drawing.add('Conv2D', 'segment', ['scale'], { filters: 5, kernelSize: 1, activation: 'softmax' });
  return drawing.document('pixels', ['image'], ['segment']);
})();

const numbersThatCannotBe = [
  ['--epochs', '0'],
  ['--batch-size', '-3'],
  ['--seed', '1.5'],
  ['--seed', '4294967296'],
  ['--epochs', 'many'],
] as const;

describeWith('python', 'recipes', (python) => {
  it('with several inputs, outputs and phases, and models of every form, train; numbers that cannot be are refused', async () => {
    const root = await temporaryFolder();
    const documents = { twins: twins(), oneUnit, channelsFirst, pixels };
    const jobs: Job[] = [];
    for (const [name, document] of Object.entries(documents)) {
      const script = await exportTo(join(root, name), document);
      // These two are run on data below.
      if (name !== 'twins' && name !== 'channelsFirst')
        jobs.push({ script, argv: ['--smoke', '--output', join(root, name, 'smoke')] });
    }
    expect(await ruff(python, root)).toBe('');
    const make = `import sys, numpy as np; r = np.random.default_rng(0); np.savez(sys.argv[1], x_left=r.random((40, 8, 8)), x_right=r.random((40, 8, 8, 1)), y_kind=np.arange(40) % 3, y_size=r.random(40))`;
    await runPython(python, ['-c', make, join(root, 'twins.npz')], 'numpy');
    jobs.push({
      script: join(root, 'twins', 'train.py'),
      argv: ['--data', join(root, 'twins.npz'), '--output', join(root, 'run')],
    });
    jobs.push({
      script: join(root, 'channelsFirst', 'train.py'),
      argv: ['--epochs', '1', '--output', join(root, 'digits')],
    });
    const refused = numbersThatCannotBe.map(
      (argv): Job => ({ script: join(root, 'oneUnit', 'train.py'), argv: [...argv] }),
    );
    refused.push({
      script: join(root, 'oneUnit', 'train.py'),
      argv: ['--smoke', '--output', join(root, 'twins.npz')],
    });
    const answers = await drive(python, 'jax', [...jobs, ...refused]);
    expect(
      answers.slice(0, jobs.length).map(({ exit, failed, warnings }) => ({ exit, failed, warnings })),
    ).toEqual(jobs.map(() => ({ exit: 0, failed: null, warnings: [] })));
    for (const { exit, failed, err } of answers.slice(jobs.length)) {
      expect(failed).toBe(null);
      expect(exit).not.toBe(0);
      expect(`${exit}${err}`).toMatch(/error: argument --|train\.py: .*File exists/);
    }

    const [header, ...lines] = (await readFile(join(root, 'run', 'history.csv'), 'utf8'))
      .trim()
      .split(/\r?\n/);
    expect(header).toBe(
      'epoch,kind_accuracy,kind_loss,loss,size_loss,size_mean_absolute_error,val_kind_accuracy,val_kind_loss,val_loss,val_size_loss,val_size_mean_absolute_error',
    );
    expect(lines.map((line) => line.split(',')[0])).toEqual(['0', '1', '2']);
    const [logit] = (await readFile(join(root, 'oneUnit', 'smoke', 'history.csv'), 'utf8')).split(/\r?\n/);
    expect(logit).toBe('epoch,accuracy,loss,val_accuracy,val_loss');
  });
});
