import { readArrays, readBytes } from './files.js';
import { python, type Section } from './section.js';

/** Loads MNIST or Fashion-MNIST: from Keras' server, from its .npz file, or from the original IDX files. */
export function mnist(id: string, title: string, preparation: string): Section {
  return {
    imports: ['import math', 'from pathlib import Path', ...readBytes.imports, ...readArrays.imports],
    text: [
      readBytes.text,
      readArrays.text,
      python(`
def read_idx(folder, name):
    """Return the array of an IDX file, the original format of MNIST."""
    stems = [name, name.replace("-idx", ".idx")]
    files = [folder / (stem + end) for stem in stems for end in ("", ".gz")]
    path = next((file for file in files if file.is_file()), None)
    if path is None:
        raise DataError(f"there is no {name} and no {name}.gz in {folder}")
    content = read_bytes(path)
    ndim = content[3] if len(content) > 3 else 0
    start = 4 + 4 * ndim
    if content[:3] != b"\\0\\0\\x08" or ndim not in (1, 3) or len(content) < start:
        raise DataError(f"{path} is not an IDX file of bytes")
    shape = [int(size) for size in np.frombuffer(content, ">u4", ndim, 4)]
    if len(content) - start != math.prod(shape):
        raise DataError(f"{path} is cut off or longer than it says")
    return np.frombuffer(content, "uint8", offset=start).reshape(shape)
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
    path = Path(path)
    if path.is_dir():
        return tuple(
            (
                read_idx(path, f"{part}-images-idx3-ubyte"),
                read_idx(path, f"{part}-labels-idx1-ubyte"),
            )
            for part in ("train", "t10k")
        )
    arrays = read_arrays(path)
    missing = [n for n in ("x_train", "y_train", "x_test", "y_test") if n not in arrays]
    if missing:
        raise DataError(f"{path} has no array {missing[0]}, but {sorted(arrays)}")
    parts = ("train", "test")
    return tuple((arrays[f"x_{part}"], arrays[f"y_{part}"]) for part in parts)
`),
      python(`
def load_data(path=None):
    """Return x and y for training and for the test, grey values from 0 to 1."""
    parts = []
    for images, labels in read_raw(path):
        if images.ndim != 3 or images.shape[1:] != (28, 28):
            raise DataError(f"the images have to be 28 x 28, not {images.shape[1:]}")
        parts.append((prepare(images), check_labels(images, labels, 10)))
    return parts
`),
      checkLabels,
      preparation,
    ].join('\n\n\n'),
  };
}

/** Labels as a row of numbers, each a class. */
export const checkLabels = python(`
def check_labels(images, labels, classes):
    """Return the labels as a row of class numbers, or say what is wrong with them."""
    labels = labels.reshape(-1).astype("int64")
    if len(labels) != len(images) or len(labels) == 0:
        raise DataError(f"there are {len(images)} images but {len(labels)} labels")
    if labels.min() < 0 or labels.max() >= classes:
        raise DataError(f"there are labels outside 0 to {classes - 1}")
    return labels
`);
