import { checkLabels } from './mnist.js';
import { python, type Section } from './section.js';

interface Cifar {
  readonly id: string;
  readonly title: string;
  readonly classes: number;
}

/** The batches of each set, by their names in the archive, and the key of the labels. */
const batches = {
  cifar10: {
    train: '[f"data_batch_{number}" for number in range(1, 6)]',
    test: '["test_batch"]',
    key: 'labels',
  },
  cifar100: { train: '["train"]', test: '["test"]', key: 'fine_labels' },
} as const;

function batchesOf(id: string) {
  return id === 'cifar100' ? batches.cifar100 : batches.cifar10;
}

/** Loads CIFAR-10 or CIFAR-100: from Keras' server, from the original archive, or from the folder in it. */
export function cifar({ id, title, classes }: Cifar, preparation: string): Section {
  const { key } = batchesOf(id);
  return {
    imports: [
      'import codecs',
      'import io',
      'import pickle',
      'import tarfile',
      'import zlib',
      'from pathlib import Path',
    ],
    text: [
      python(`
# All that a batch is made of; whatever else a pickle names could run code.
PICKLED = {
    "numpy.ndarray": np.ndarray,
    "numpy.dtype": np.dtype,
    "numpy.core.multiarray._reconstruct": np.empty(0).__reduce__()[0],
    "numpy._core.multiarray._reconstruct": np.empty(0).__reduce__()[0],
    "_codecs.encode": codecs.encode,
}


class BatchUnpickler(pickle.Unpickler):
    """Reads the arrays and lists of a batch, and refuses anything else."""

    def find_class(self, module, name):
        try:
            return PICKLED[f"{module}.{name}"]
        except KeyError:
            message = f"it holds {module}.{name}, which is not data"
            raise pickle.UnpicklingError(message) from None
`),
      python(`
def read_batch(content, name):
    """Return the images and labels of one batch."""
    try:
        batch = BatchUnpickler(io.BytesIO(content), encoding="bytes").load()
        images = np.asarray(batch[b"data"]).reshape(-1, 3, 32, 32)
        labels = np.asarray(batch[b"${key}"], dtype="int64")
    except Exception as error:  # a damaged pickle can raise nearly anything
        raise DataError(f"{name} is not a batch of ${title}: {error}") from error
    return images.transpose(0, 2, 3, 1), labels
`),
      python(`
def read_files(path, names):
    """Return the content of the files of those names in a folder or an archive."""
    if path.is_dir():
        found = {name: path / name for name in names if (path / name).is_file()}
        contents = {name: file.read_bytes() for name, file in found.items()}
    else:
        contents = {}
        try:
            with tarfile.open(path) as archive:
                for member in archive:
                    name = Path(member.name).name
                    if name in names and member.isfile():
                        contents[name] = archive.extractfile(member).read()
        except FileNotFoundError as error:
            raise DataError(f"there is no file or folder {path}") from error
        except (OSError, EOFError, tarfile.TarError, zlib.error) as error:
            raise DataError(f"{path} is not a tar archive, or damaged") from error
    for name in names:
        if name not in contents:
            raise DataError(f"there is no {name} in {path}")
    return contents
`),
      python(`
def read_raw(path):
    """Return x and y for training and for the test, as they are kept."""
    if path is None:
        try:
            return keras.datasets.${id}.load_data()
        except Exception as error:  # Keras raises whatever the network raised
            raise DataError(
                f"${title} cannot be downloaded ({error}); give local files by --data"
            ) from error
    parts = []
    for names in (TRAIN_BATCHES, TEST_BATCHES):
        contents = read_files(Path(path), names)
        pairs = [read_batch(contents[name], name) for name in names]
        images, labels = zip(*pairs)
        parts.append((np.concatenate(images), np.concatenate(labels)))
    return parts
`),
      python(`
def load_data(path=None):
    """Return x and y for training and for the test, colour values from 0 to 1."""
    parts = []
    for images, labels in read_raw(path):
        parts.append((prepare(images), check_labels(images, labels, ${classes})))
    return parts
`),
      checkLabels,
      preparation,
    ].join('\n\n\n'),
  };
}

/** The constants that the loader of a set needs. */
export function cifarConstants(id: string): readonly string[] {
  const { train, test } = batchesOf(id);
  return [`TRAIN_BATCHES = ${train}`, `TEST_BATCHES = ${test}`];
}
