import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import { list, literal, Writer, writeExpression } from '../python/index.js';
import { planTraining } from '../recipe/plan.js';
import { lossExpression } from './recipe-objects.js';
import { python } from './sections/section.js';

/**
 * A script that lies beside `train.py` and computes, for weights and examples that it is given, the outputs of all
 * layers, the loss, and the weights after one step of gradient descent. It reads and writes arrays as one binary file
 * with a JSON file that says what lies where, so that it needs nothing but Keras.
 */
export function kerasCheckScript(document: NetDocument, analysis: Analysis): string {
  const { outputs } = planTraining(document, analysis);
  const writer = new Writer();
  const constant = (name: string, value: Parameters<typeof writeExpression>[1]) => {
    writer.write(`${name} = `);
    writeExpression(writer, value, 0, name.length + 3);
    writer.write('\n');
  };
  constant('LOSSES', list(outputs.map(lossExpression)));
  constant('LOSS_WEIGHTS', list(outputs.map(({ objective }) => literal(objective.weight ?? 1))));
  return `${head}\n\n${writer.text}\n\n${body}\n`;
}

const head = python(`
"""Compute what Keras makes of given weights and examples.

python check.py FOLDER reads given.json and given.bin there, and writes found.json
and found.bin.
"""

import json
import sys
from pathlib import Path

import train  # isort: skip (it chooses the backend)

import keras
import numpy as np
`);

const body = python(`
def read(folder):
    """Return the arrays by name, and what is asked."""
    index = json.loads((folder / "given.json").read_text())
    content = (folder / "given.bin").read_bytes()
    arrays = {}
    for entry in index["arrays"]:
        count = int(np.prod(entry["shape"], dtype="int64"))
        flat = np.frombuffer(content, entry["dtype"], count, entry["offset"])
        arrays[entry["name"]] = flat.reshape(entry["shape"])
    return arrays, index


def write(folder, arrays):
    """Write arrays as 32-bit numbers, one after the other."""
    entries, offset = [], 0
    with (folder / "found.bin").open("wb") as file:
        for name, array in arrays.items():
            array = np.asarray(array, "float32")
            file.write(array.tobytes())
            entry = {"name": name, "shape": array.shape, "offset": offset}
            entries.append(entry)
            offset += array.nbytes
    (folder / "found.json").write_text(json.dumps({"arrays": entries}))


def in_order(arrays, kind):
    """Return the arrays whose names begin with a word, by their number."""
    count = sum(name.startswith(f"{kind}/") for name in arrays)
    return [arrays[f"{kind}/{number}"] for number in range(count)]


def set_weights(model, arrays):
    """Give every variable its array."""
    for name, variable in train.named_weights(model).items():
        if f"weights/{name}" in arrays:
            variable.assign(arrays[f"weights/{name}"])
    train.settle(model)


def main():
    """Answer what is asked in a folder."""
    folder = Path(sys.argv[1])
    arrays, asked = read(folder)
    model = train.build_model()
    set_weights(model, arrays)
    inputs, labels = in_order(arrays, "inputs"), in_order(arrays, "labels")
    found = {}
    tensors = {}
    for layer in model.layers:
        for call, node in enumerate(layer._inbound_nodes):
            for place, tensor in enumerate(keras.tree.flatten(node.output_tensors)):
                tensors[f"outputs/{layer.name}/{call}/{place}"] = tensor
    inside = keras.Model(model.inputs, list(tensors.values()))
    values = inside(inputs if len(inputs) > 1 else inputs[0], training=False)
    for name, value in zip(tensors, keras.tree.flatten(values)):
        found[name] = keras.ops.convert_to_numpy(value)
    if labels:
        model.compile(
            optimizer=keras.optimizers.SGD(asked["rate"]),
            loss=LOSSES if len(LOSSES) > 1 else LOSSES[0],
            loss_weights=LOSS_WEIGHTS if len(LOSSES) > 1 else None,
            # As a graph TensorFlow computes a maximum of a tensor and its double wrongly.
            run_eagerly=True,
        )
        x, y = (
            values if len(values) > 1 else values[0] for values in (inputs, labels)
        )
        losses = []
        for step in range(asked["steps"]):
            losses.append(np.asarray(model.train_on_batch(x, y)).reshape(-1)[0])
            if step == 0:
                for name, variable in train.named_weights(model).items():
                    found[f"after/{name}"] = keras.ops.convert_to_numpy(variable)
        found["losses"] = losses
    write(folder, found)


if __name__ == "__main__":
    main()
`);
