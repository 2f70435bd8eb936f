"""What the real Keras makes of the models in keras-applications/ when only the shape of their input is another.

record_applications.py            writes NAME.160.json.gz beside each NAME.keras.json.gz
record_applications.py --check    asks again and compares: exit 1 with the names that differ

The file's JSON is read with its input at 160x160x3 and without the shapes that were noted when it was written, so that
Keras builds the weights anew. No weight is made: in a stateless scope Keras works out shapes and counts alone.
"""

import argparse
import gzip
import json
import math
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "numpy")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras

FOLDER = Path(__file__).resolve().parent / "keras-applications"
SIZES = [160, 160, 3]


def without_shapes(value):
    if isinstance(value, dict):
        return {
            key: without_shapes(one)
            for key, one in value.items()
            if key != "build_config"
        }
    return [without_shapes(one) for one in value] if isinstance(value, list) else value


def count(weights):
    return sum(math.prod(weight.shape) for weight in weights)


def shapes(tensors):
    return [list(tensor.shape) for tensor in keras.tree.flatten(tensors)]


def ask(name):
    written = json.loads(
        gzip.decompress((FOLDER / f"{name}.keras.json.gz").read_bytes())
    )
    changed = without_shapes(written)
    for layer in changed["config"]["layers"]:
        if layer["class_name"] == "InputLayer":
            layer["config"]["batch_shape"][1:] = SIZES
    keras.backend.clear_session()
    with keras.StatelessScope():
        model = keras.models.model_from_json(json.dumps(changed))
        return {
            "model": name,
            "keras": keras.__version__,
            "params": count(model.weights),
            "trainable": count(model.trainable_weights),
            "inputs": shapes(model.inputs),
            "outputs": shapes(model.outputs),
            "layers": [
                {
                    "name": layer.name,
                    "cls": type(layer).__name__,
                    "outputs": shapes(layer.output),
                    "params": count(layer.weights),
                    "trainable": count(layer.trainable_weights),
                }
                for layer in model.layers
            ],
        }


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="compare with what is recorded, and write nothing",
    )
    options = parser.parse_args()
    names = sorted(
        file.name.removesuffix(".keras.json.gz")
        for file in FOLDER.glob("*.keras.json.gz")
    )
    differing = []
    for name in names:
        answer = ask(name)
        file = FOLDER / f"{name}.160.json.gz"
        if not options.check:
            text = json.dumps(answer, separators=(",", ":"))
            file.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
        elif (
            not file.exists()
            or json.loads(gzip.decompress(file.read_bytes())) != answer
        ):
            differing.append(name)
    if options.check:
        print(
            f"{len(names)} models asked again, {len(differing)} differ{': ' if differing else ''}{', '.join(differing)}"
        )
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
