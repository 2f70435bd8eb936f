"""Asks the real Keras for all models of Keras Applications, and writes down what it answers.

    npx tsx tools/src/python.ts tests/conformance/applications/record.py [--to FOLDER] [MODEL ...]

For each model a gzipped JSON: what `to_json()` writes, its layers as they are built, and its layers once more as Keras
rebuilds them from that JSON with only the shape of the input replaced. No weight is made: everything happens in a
stateless scope, where Keras works out shapes and counts alone.
"""

import argparse
import gzip
import inspect
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "numpy")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "models"))

import answers
import keras

# Neither square nor the size of any of them, and large enough for all.
OTHER_SIZE = [192, 256]

NOTED = {"build_config", "build_input_shape"}


def without_shapes(value, inside=False):
    """The JSON without what Keras noted of the shapes when it was written: the weights are built anew.

    A sequential model inside another has an input of its own, of the size it was built with, and would take no other:
    that goes too, and the model is built on what it is fed.
    """
    if isinstance(value, dict):
        return {
            key: without_shapes(one, inside or value.get("class_name") == "Sequential")
            for key, one in value.items()
            if key not in NOTED
        }
    if isinstance(value, list):
        return [
            without_shapes(one, inside)
            for one in value
            if not (inside and is_input(one))
        ]
    return value


def is_input(value):
    return isinstance(value, dict) and value.get("class_name") == "InputLayer"


def at_other_size(written):
    changed = without_shapes(written)
    entry = next(filter(is_input, changed["config"]["layers"]))
    entry["config"]["batch_shape"][1:3] = OTHER_SIZE
    try:
        with keras.StatelessScope():
            return answers.answer(keras.models.model_from_json(json.dumps(changed)))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is how Keras rejects
        return {"rejected": answers.first_line(error)}


def record(name, build):
    keras.backend.clear_session()
    with keras.StatelessScope():
        model = build(weights=None)
    written = json.loads(model.to_json())
    default = answers.answer(model)
    keras.backend.clear_session()
    return {
        "model": name,
        "keras": keras.__version__,
        "json": written,
        "answer": default,
        "otherSize": OTHER_SIZE,
        "otherAnswer": at_other_size(written),
    }


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", nargs="*")
    parser.add_argument("--to", type=Path, default=HERE / "recorded")
    options = parser.parse_args()
    everything = dict(inspect.getmembers(keras.applications, inspect.isfunction))
    options.to.mkdir(parents=True, exist_ok=True)
    for name in options.models or everything:
        text = json.dumps(record(name, everything[name]), separators=(",", ":"))
        packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
        (options.to / f"{name}.json.gz").write_bytes(packed)
    if not options.models:
        for stray in {
            file.name.removesuffix(".json.gz") for file in options.to.glob("*.json.gz")
        } - set(everything):
            (options.to / f"{stray}.json.gz").unlink()


if __name__ == "__main__":
    main()
