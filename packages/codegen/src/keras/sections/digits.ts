import { readBytes } from './files.js';
import { python, type Section } from './section.js';

/** Loads the digits that ship with Netwright: 64 grey values and the label on each line. */
export function digits(preparation: string): Section {
  return {
    imports: ['from pathlib import Path', ...readBytes.imports],
    text: `${readBytes.text}\n\n\n${python(`
def load_data(path=None):
    """Return the handwritten digits, grey values from 0 to 1, and their labels."""
    path = Path(path or Path(__file__).with_name("digits.csv.gz"))
    try:
        lines = read_bytes(path).decode("ascii").splitlines()
        table = np.array([line.split(",") for line in lines if line], dtype="int64")
    except ValueError as error:
        raise DataError(
            f"{path} is not a table of whole numbers, 65 on each line: {error}"
        ) from error
    if table.ndim != 2 or table.shape[1] != 65:
        raise DataError(f"{path} has to have 65 numbers on each line")
    pixels, labels = table[:, :-1], table[:, -1]
    if pixels.min() < 0 or pixels.max() > 16:
        raise DataError(f"{path} has grey values outside 0 to 16")
    if labels.min() < 0 or labels.max() > 9:
        raise DataError(f"{path} has labels outside 0 to 9")
    return prepare(pixels.reshape(-1, 8, 8)), labels
`)}\n\n\n${preparation}`,
  };
}
