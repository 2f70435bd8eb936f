import { python, type Section } from './section.js';

/** Reads a file whole, gzipped or not. */
export const readBytes: Section = {
  imports: ['import gzip', 'import zlib'],
  text: python(`
def read_bytes(path):
    """Return the content of a file, unpacked if it is gzipped."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content[:2] == b"\\x1f\\x8b" else content
    except FileNotFoundError as error:
        raise DataError(f"there is no file {path}") from error
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path} cannot be read: {error}") from error
`),
};

/** Reads the arrays of an .npz file. Pickled objects, which could run code, are refused. */
export const readArrays: Section = {
  imports: ['import zipfile', 'import zlib'],
  text: python(`
def read_arrays(path):
    """Return the arrays of an .npz file by name; objects in it are never loaded."""
    try:
        with path.open("rb") as file:
            if not zipfile.is_zipfile(file):
                raise DataError(f"{path} is not an .npz file")
            file.seek(0)
            with np.load(file, allow_pickle=False) as arrays:
                return {name: arrays[name] for name in arrays.files}
    except FileNotFoundError as error:
        raise DataError(f"there is no file {path}") from error
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"{path} cannot be read as an .npz file: {error}") from error
`),
};
