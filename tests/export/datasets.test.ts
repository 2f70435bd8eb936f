import { join } from 'node:path';
import type { NetDocument, TrainingRecipe, Value } from '@netwright/graph';
import { instantiate } from '@netwright/templates';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { chain } from './documents.js';
import { type Answer, drive, exportTo, type Job, ruff, runPython, temporaryFolder } from './running.js';

/** Writes small files, each in the format that its dataset has always been given in, and some that are wrong. */
const makeFiles = `
import gzip, io, os, pickle, struct, sys, tarfile
from pathlib import Path
import numpy as np
root = Path(sys.argv[1])
rng = np.random.default_rng(0)
images = lambda n: rng.integers(0, 256, (n, 28, 28), dtype="uint8")
labels = lambda n, k=10: (np.arange(n) % k).astype("uint8")

def idx(array):
    return bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()

for folder, pack, end, dot in (("idx", bytes, "", "-"), ("idxgz", gzip.compress, ".gz", "-"), ("idxdot", bytes, "", ".")):
    (root / folder).mkdir()
    for part, n in (("train", 60), ("t10k", 20)):
        (root / folder / f"{part}-images{dot}idx3-ubyte{end}").write_bytes(pack(idx(images(n))))
        (root / folder / f"{part}-labels{dot}idx1-ubyte{end}").write_bytes(pack(idx(labels(n))))
(root / "cut").mkdir()
(root / "cut" / "train-images-idx3-ubyte").write_bytes(idx(images(60))[:-9])
(root / "empty").mkdir()
mnist = dict(x_train=images(60), y_train=labels(60), x_test=images(20), y_test=labels(20))
np.savez(root / "mnist.npz", **mnist)
np.savez(root / "mnist-labels.npz", **{**mnist, "y_train": labels(60) + 10})
np.savez(root / "mnist-short.npz", **{**mnist, "y_train": labels(50)})
np.savez(root / "mnist-size.npz", **{**mnist, "x_train": images(60)[:, 1:]})

def batch(n, key, k):
    return pickle.dumps({b"data": rng.integers(0, 256, (n, 3072), dtype="uint8"), key: labels(n, k).tolist(), b"filenames": [b"a"] * n}, protocol=2)

cifar10 = {f"data_batch_{i}": batch(20, b"labels", 10) for i in range(1, 6)} | {"test_batch": batch(20, b"labels", 10)}
cifar100 = {"train": batch(300, b"fine_labels", 100), "test": batch(100, b"fine_labels", 100)}
for name, files in (("cifar-10-batches-py", cifar10), ("cifar-100-python", cifar100)):
    (root / name).mkdir()
    with tarfile.open(root / f"{name}.tar.gz", "w:gz") as archive:
        for file, content in files.items():
            (root / name / file).write_bytes(content)
            info = tarfile.TarInfo(f"{name}/{file}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))

class Evil:
    def __reduce__(self):
        return (os.mkdir, (str(root / "executed"),))

(root / "evil").mkdir()
for file in cifar10:
    (root / "evil" / file).write_bytes(pickle.dumps({b"data": Evil()}, protocol=2))

x, y = rng.random((50, 6)), labels(50, 3).astype("int64")
np.savez(root / "own.npz", x=x, y=y)
np.savez(root / "own-column.npz", x_train=x, y_train=y[:, None].astype("float64"), x_test=x[:9], y_test=y[:9, None])
np.savez(root / "own-keys.npz", images=x, labels=y)
np.savez(root / "own-labels.npz", x=x, y=y + 1)
np.savez(root / "own-negative.npz", x=x, y=y - 1)
np.savez(root / "own-fractions.npz", x=x, y=y + 0.5)
np.savez(root / "own-length.npz", x=x, y=y[:-1])
np.savez(root / "own-shape.npz", x=x[:, :5], y=y)
np.savez(root / "own-text.npz", x=x.astype("str"), y=y)
np.savez(root / "own-few.npz", x=x[:3], y=y[:3])
np.savez(root / "own-none.npz", x=x[:0], y=y[:0])
np.savez(root / "own-pickle.npz", x=np.array([Evil()], dtype=object), y=y)
x[3, 2] = np.nan
np.savez(root / "own-nan.npz", x=x, y=y)
np.save(root / "single.npy", y)
(root / "text.npz").write_text("this is no archive")
whole = (root / "own.npz").read_bytes()
(root / "own-cut.npz").write_bytes(whole[: len(whole) // 2])
np.savez(root / "numbers.npz", x=rng.random((50, 6)), y=rng.random(50))
np.savez(root / "binary.npz", x=rng.random((50, 6)), y=np.arange(50) % 2)
np.savez(root / "binary-wrong.npz", x=rng.random((50, 6)), y=np.arange(50) % 3)
np.savez(root / "hot.npz", x=rng.random((50, 6)), y=np.eye(3)[np.arange(50) % 3])
(root / "digits-short.csv").write_text("1,2,3\\n4,5,6\\n")
(root / "digits-text.csv").write_text("a,b\\n")
(root / "digits-label.csv").write_text("\\n".join(",".join(["1"] * 64 + ["12"]) for _ in range(20)))
`;

function template(id: string): NetDocument {
  const made = instantiate(id);
  if (!made.ok) throw new Error(made.reason);
  return made.document;
}

function withDataset(document: NetDocument, id: string): NetDocument {
  const training = document.training as TrainingRecipe;
  return { ...document, training: { ...training, dataset: { id } } };
}

/** A small model with a recipe proposed for its shape and classes. */
function small(shape: readonly Value[], units: number, activation: string, loss?: string): NetDocument {
  const document = chain('small', shape, [
    { kind: 'Flatten', name: 'flatten' },
    { kind: 'Dense', name: 'output', params: { units, activation } },
  ]);
  const output = document.graph.outputs[0]?.name as string;
  if (loss === undefined) return document;
  const training: TrainingRecipe = {
    dataset: { id: 'npz' },
    validation: 0.2,
    batchSize: 16,
    seed: 1,
    objectives: [
      { output, loss: { object: loss, config: {} }, metrics: [{ object: 'accuracy', config: {} }] },
    ],
    phases: [{ epochs: 1, optimizer: { object: 'SGD', config: {} } }],
  };
  return { ...document, training };
}

const documents: { readonly [id: string]: NetDocument } = {
  digits: template('lenet5-digits'),
  mnist: template('chollet-5-1'),
  padded: template('lenet5'),
  fashion: withDataset(template('chollet-5-1'), 'fashion_mnist'),
  cifar10: small([32, 32, 3], 10, 'softmax'),
  cifarFirst: small([3, 32, 32], 10, 'linear'),
  cifar100: small([32, 32, 3], 100, 'softmax'),
  own: small([6], 3, 'softmax', 'SparseCategoricalCrossentropy'),
  hot: small([6], 3, 'softmax', 'CategoricalCrossentropy'),
  binary: small([6], 1, 'sigmoid'),
  numbers: small([6], 1, 'linear'),
};

/** Script, what `--data` is given, and how it ends: a sentence, or undefined where it trains. */
const cases: readonly (readonly [string, string, RegExp?])[] = [
  ['mnist', 'idx'],
  ['mnist', 'idxgz'],
  ['padded', 'idxdot'],
  ['padded', 'mnist.npz'],
  ['fashion', 'idx'],
  ['cifar10', 'cifar-10-batches-py'],
  ['cifarFirst', 'cifar-10-batches-py.tar.gz'],
  ['cifar100', 'cifar-100-python'],
  ['cifar100', 'cifar-100-python.tar.gz'],
  ['own', 'own.npz'],
  ['own', 'own-column.npz'],
  ['hot', 'own.npz'],
  ['hot', 'hot.npz'],
  ['binary', 'binary.npz'],
  ['numbers', 'numbers.npz'],
  ['mnist', 'nowhere', /there is no file .*nowhere$/],
  ['mnist', 'empty', /there is no train-images-idx3-ubyte and no train-images-idx3-ubyte\.gz in /],
  ['mnist', 'cut', /train-images-idx3-ubyte is cut off/],
  ['mnist', 'own.npz', /has no array x_train, but \['x', 'y'\]$/],
  ['mnist', 'mnist-labels.npz', /there are labels outside 0 to 9$/],
  ['mnist', 'mnist-short.npz', /there are 60 images but 50 labels$/],
  ['mnist', 'mnist-size.npz', /the images have to be 28 x 28, not \(27, 28\)$/],
  ['mnist', 'text.npz', /text\.npz is not an \.npz file$/],
  ['cifar10', 'nowhere', /there is no file or folder .*nowhere$/],
  ['cifar10', 'empty', /there is no data_batch_1 in /],
  ['cifar10', 'text.npz', /is not a tar archive/],
  ['cifar10', 'evil', /data_batch_1 is not a batch of CIFAR-10: it holds posix\.mkdir, which is not data$/],
  ['own', '', /this script trains on your own data: give it by --data$/],
  ['own', 'nowhere.npz', /there is no file .*nowhere\.npz$/],
  ['own', 'empty', /empty cannot be read/],
  ['own', 'own-keys.npz', /there is no array x in the file, but \['images', 'labels'\]$/],
  ['own', 'own-labels.npz', /y has labels from 1 to 3, but the model has 3 classes: 0 to 2$/],
  ['own', 'own-negative.npz', /y has labels from -1 to 1, /],
  ['own', 'own-fractions.npz', /y has to hold whole class numbers$/],
  ['own', 'own-length.npz', /there are 50 examples in x but 49 in y$/],
  ['own', 'own-shape.npz', /x holds examples of \(5,\), the model takes \(6,\)$/],
  ['own', 'own-text.npz', /x has to hold numbers, not <U/],
  ['own', 'own-few.npz', /too few examples/],
  ['own', 'own-none.npz', /too few examples/],
  ['own', 'own-nan.npz', /x holds values that are no numbers \(NaN or infinite\)$/],
  ['own', 'own-pickle.npz', /cannot be read as an \.npz file: Object arrays cannot be loaded/],
  ['own', 'single.npy', /single\.npy is not an \.npz file$/],
  ['own', 'own-cut.npz', /own-cut\.npz is not an \.npz file$/],
  ['binary', 'binary-wrong.npz', /y has to hold numbers from 0 to 1$/],
  ['digits', 'nowhere.csv', /there is no file .*nowhere\.csv$/],
  ['digits', 'digits-short.csv', /has to have 65 numbers on each line$/],
  ['digits', 'digits-text.csv', /is not a table of whole numbers/],
  ['digits', 'digits-label.csv', /has labels outside 0 to 9$/],
];

describeWith('python', 'data', (python) => {
  it('is read in the formats it comes in, and what is wrong with it is said in one sentence', async () => {
    const root = await temporaryFolder();
    await runPython(python, ['-c', makeFiles, root], 'numpy');
    const scripts = new Map<string, string>();
    for (const [id, document] of Object.entries(documents))
      scripts.set(id, await exportTo(join(root, 'scripts', id), document));
    expect(await ruff(python, join(root, 'scripts'))).toBe('');
    const jobs = cases.map(([id, data], index): Job => {
      const argv = [
        '--epochs',
        '1',
        '--output',
        join(root, `run${index}`),
        ...(data === '' ? [] : ['--data', join(root, data)]),
      ];
      return { script: scripts.get(id) as string, argv };
    });
    const answers = await drive(python, 'tensorflow', jobs);
    for (const [index, [id, data, sentence]] of cases.entries()) {
      const { exit, failed, warnings } = answers[index] as Answer;
      const what = `${id} with ${data}`;
      expect(failed, what).toBe(null);
      expect(warnings, what).toEqual([]);
      if (sentence === undefined) expect(exit, what).toBe(0);
      else {
        expect(exit, what).toMatch(sentence);
        expect(exit, what).toMatch(/^train\.py: [^\n]+$/);
      }
    }
    await expect(
      runPython(python, ['-c', 'import os, sys; os.rmdir(sys.argv[1])', join(root, 'executed')]),
    ).rejects.toThrow('FileNotFoundError');
  });
});
