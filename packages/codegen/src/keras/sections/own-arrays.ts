import { isFloat } from '@netwright/layers';
import { call, stringLiteral, text, Writer, writeExpression } from '../../python/index.js';
import type { ModelInput } from '../../recipe/index.js';
import type { OutputPlan } from '../../recipe/plan.js';
import { readArrays } from './files.js';
import { python, type Section } from './section.js';
import { shapeLiteral } from './shapes.js';

/** Loads the user's own arrays: `x` and `y`, or one for each input and output, and looks at them closely. */
export function ownArrays(inputs: readonly ModelInput[], outputs: readonly OutputPlan[]): Section {
  const targets = new Set(outputs.map(({ target }) => target));
  return {
    imports: ['from pathlib import Path', ...readArrays.imports],
    text: [
      readArrays.text,
      find,
      fits,
      checkInput,
      ...(targets.has('ids') ? [classIds] : []),
      ...(targets.has('oneHot') ? [oneHot] : []),
      ...(targets.has('binary') ? [binary] : []),
      ...(targets.size > 1 || !targets.has('ids') ? [numbers] : []),
      inputs.length === 1 && outputs.length === 1
        ? loadPair(inputs[0] as ModelInput, outputs[0] as OutputPlan)
        : loadMany(inputs, outputs),
    ].join('\n\n\n'),
  };
}

const find = python(`
def find(arrays, name):
    """Return the array of that name, or say which there are."""
    if name not in arrays:
        raise DataError(f"there is no array {name} in the file, but {sorted(arrays)}")
    return arrays[name]
`);

const fits = python(`
def fits(array, shape):
    """Say whether the examples of an array have that shape; None takes any size."""
    sizes = array.shape[1:]
    return len(sizes) == len(shape) and all(
        expected in (None, size) for expected, size in zip(shape, sizes)
    )
`);

const checkInput = python(`
def check_input(arrays, name, shape, dtype):
    """Return an input as the model takes it, or say what is wrong with it."""
    array = find(arrays, name)
    if array.dtype.kind not in "biuf":
        raise DataError(f"{name} has to hold numbers, not {array.dtype}")
    if shape and shape[-1] == 1 and array.ndim == len(shape):
        array = array[..., np.newaxis]
    if not fits(array, shape):
        sizes = array.shape[1:]
        raise DataError(f"{name} holds examples of {sizes}, the model takes {shape}")
    if not np.isfinite(array).all():
        raise DataError(f"{name} holds values that are no numbers (NaN or infinite)")
    return array.astype(dtype)
`);

const classIds = python(`
def class_ids(arrays, name, shape, classes):
    """Return class numbers, or say what is wrong with them."""
    array = find(arrays, name)
    if array.ndim == len(shape) + 2 and array.shape[-1] == 1:
        array = array[..., 0]
    if array.dtype.kind not in "biuf" or not np.isfinite(array).all():
        raise DataError(f"{name} has to hold class numbers without gaps")
    if (array != np.floor(array)).any():
        raise DataError(f"{name} has to hold whole class numbers")
    if array.ndim != len(shape) + 1:
        raise DataError(f"{name} has the shape {array.shape}, one class number is due")
    if array.size and (array.min() < 0 or array.max() >= classes):
        raise DataError(
            f"{name} has labels from {array.min():g} to {array.max():g}, "
            f"but the model has {classes} classes: 0 to {classes - 1}"
        )
    return array.astype("int64")
`);

const oneHot = python(`
def one_hot(arrays, name, shape, classes):
    """Return rows with a one at the class, from such rows or from class numbers."""
    array = find(arrays, name)
    if array.ndim == 1:
        if array.dtype.kind not in "biu" or array.min() < 0 or array.max() >= classes:
            raise DataError(f"{name} has to hold class numbers from 0 to {classes - 1}")
        return keras.utils.to_categorical(array, classes)
    return numbers(arrays, name, shape)
`);

const binary = python(`
def binary(arrays, name, shape):
    """Return numbers from 0 to 1, or say what is wrong with them."""
    array = numbers(arrays, name, shape)
    if array.size and (array.min() < 0 or array.max() > 1):
        raise DataError(f"{name} has to hold numbers from 0 to 1")
    return array
`);

const numbers = python(`
def numbers(arrays, name, shape):
    """Return numbers to be met, or say what is wrong with them."""
    array = find(arrays, name)
    if array.dtype.kind not in "biuf":
        raise DataError(f"{name} has to hold numbers, not {array.dtype}")
    if array.ndim == len(shape) and shape[-1] == 1:
        array = array[..., np.newaxis]
    if not fits(array, shape):
        sizes = array.shape[1:]
        raise DataError(f"{name} holds examples of {sizes}, the model gives {shape}")
    if not np.isfinite(array).all():
        raise DataError(f"{name} holds values that are no numbers (NaN or infinite)")
    return array.astype("float32")
`);

function inputCall(name: string, { shape, dtype }: ModelInput): ReturnType<typeof call> {
  const type = isFloat(dtype) ? 'float32' : dtype;
  return call(
    'check_input',
    ['arrays', name, shapeLiteral(shape ?? []), `"${type}"`].map((value) => ({ value: text(value) })),
  );
}

function targetCall(name: string, { target, shape, units }: OutputPlan): ReturnType<typeof call> {
  const perExample = target === 'ids' ? shape.slice(0, -1) : shape;
  const values = [
    'arrays',
    name,
    shapeLiteral(perExample),
    ...(target === 'ids' || target === 'oneHot' ? [String(units)] : []),
  ];
  const functions = { ids: 'class_ids', oneHot: 'one_hot', binary: 'binary', numbers: 'numbers' } as const;
  return call(
    functions[target],
    values.map((value) => ({ value: text(value) })),
  );
}

function line(indent: number, prefix: string, expression: ReturnType<typeof call>, after = ''): string {
  const writer = new Writer();
  const start = `${' '.repeat(indent)}${prefix}`;
  writer.write(start);
  writeExpression(writer, expression, indent, start.length, after.length);
  return writer.text + after;
}

const askForData = `    if path is None:
        raise DataError("this script trains on your own data: give it by --data")
    arrays = read_arrays(Path(path))`;

function loadPair(input: ModelInput, output: OutputPlan): string {
  return [
    'def load_data(path=None):',
    '    """Return x and y for training, and for a test where the file has one."""',
    askForData,
    '    end = "_train" if "x_train" in arrays else ""',
    '    ends = [end, "_test"] if "x_test" in arrays else [end]',
    '    parts = []',
    '    for end in ends:',
    line(8, 'x = ', inputCall('"x" + end', input)),
    line(8, 'y = ', targetCall('"y" + end', output)),
    '        if len(x) != len(y):',
    '            raise DataError(f"there are {len(x)} examples in x{end} but {len(y)} in y")',
    '        parts.append((x, y))',
    '    return parts[0], parts[-1] if len(parts) == 2 else None',
  ].join('\n');
}

function loadMany(inputs: readonly ModelInput[], outputs: readonly OutputPlan[]): string {
  const entry = (name: string, make: (name: string) => ReturnType<typeof call>) =>
    line(8, '', make(stringLiteral(name)), ',');
  return [
    'def load_data(path=None):',
    '    """Return the inputs and the targets, each a list of arrays."""',
    askForData,
    '    x = [',
    ...inputs.map((input) =>
      entry(inputs.length === 1 ? 'x' : `x_${input.name}`, (name) => inputCall(name, input)),
    ),
    '    ]',
    '    y = [',
    ...outputs.map((output) =>
      entry(outputs.length === 1 ? 'y' : `y_${output.layer}`, (name) => targetCall(name, output)),
    ),
    '    ]',
    '    if len({len(array) for array in x + y}) != 1:',
    '        raise DataError("the arrays have different numbers of examples")',
    '    return (x, y), None',
  ].join('\n');
}
