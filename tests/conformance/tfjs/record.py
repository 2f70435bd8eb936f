"""Asks the real Keras what each layer computes, and how one step of training changes it.

    record.py [KIND ...]            records the answers (of all kinds, or of those named)
    record.py --check [KIND ...]    computes again and compares: exit 1 with the differences

Inputs and weights come of a formula that numbers.ts has too. Of the answers a digest is
kept: of large tensors a sample, and sums of all numbers with changing signs.
"""

import argparse
import base64
import gzip
import importlib
import json
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
FOLDER = HERE / "recorded"

parser = argparse.ArgumentParser(
    description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
)
parser.add_argument("kinds", nargs="*")
parser.add_argument(
    "--check", action="store_true", help="compare with what is recorded"
)
options = parser.parse_args()

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras
import numpy as np
import tensorflow as tf

sys.path.insert(0, str(HERE.parent))
from calling import operands, wrapped

warnings.simplefilter("ignore")
RATE = 0.01
SAMPLED = 64
SUMS = 4


def fraction(value):
    return value - np.floor(value)


def wave(count, seed):
    step = 0.6180339887498949 + 0.1 * fraction(seed * 0.7548776662466927)
    start = seed * 0.5698402909980532 + 0.1234
    return (fraction(np.arange(count) * step + start) * 2 - 1).astype(np.float32)


def input_numbers(one, seed):
    count = int(np.prod(one["shape"]))
    index = np.arange(count)
    if "below" in one:
        whole = (index * 7 + seed * 3) % one["below"]
        values = whole % 2 if one["dtype"] == "bool" else whole
    else:
        values = wave(count, seed)
        # Numbers that half precision has too.
        if one["dtype"] in ("float16", "bfloat16"):
            values = np.floor(values * np.float32(64)) / np.float32(64)
        if one["masked"] and len(one["shape"]) > 2:
            steps = one["shape"][1]
            place = index // int(np.prod(one["shape"][2:]))
            values = np.where((place // steps + place % steps) % 3 == 2, 0, values)
    return values.reshape(one["shape"]).astype(one["dtype"])


def weight_numbers(path, shape, seed):
    values = wave(int(np.prod(shape)), 100 + seed) * np.float32(0.7)
    if "variance" in path or "stddev" in path:
        values = np.abs(values) + np.float32(0.5)
    return values.reshape(shape)


def digest(tensor):
    values = np.asarray(tensor, dtype=np.float64)
    flat = values.reshape(-1)
    count = flat.size
    step = count / SAMPLED if count > SAMPLED else 1
    places = np.floor(np.arange(min(count, SAMPLED)) * step).astype(int)
    index = np.arange(count)
    sums = [
        np.sum(flat * np.sin(index * (which + 1) * 0.739 + which)) / np.sqrt(count)
        for which in range(SUMS if count > SAMPLED else 0)
    ]
    return {
        "shape": list(values.shape),
        "largest": float(
            np.float32(np.max(np.abs(flat[np.isfinite(flat)]), initial=0))
        ),
        "numbers": np.concatenate([flat[places], sums]).astype(np.float32),
    }


def build(layer_class, table, question):
    keras.backend.clear_session(free_memory=False)
    config = {name: wrapped(value) for name, value in question["config"].items()}
    if "operands" in table:
        layer = layer_class()
    else:
        layer = layer_class(**config, name="layer")
    inputs = [
        keras.Input(batch_shape=one["declared"], dtype=one["dtype"], name=f"x{number}")
        for number, one in enumerate(question["inputs"])
    ]
    fed = [
        keras.layers.Masking()(tensor) if one["masked"] else tensor
        for one, tensor in zip(question["inputs"], inputs)
    ]
    if not inputs:
        return layer, keras.Model(layer.output, layer.output)
    if table["takesList"]:
        result = layer(fed)
    elif "operands" in table:
        result = layer(*operands(table["operands"], question["config"], fed))
    else:
        result = layer(*fed)
    return layer, keras.Model(inputs, result)


def answer(layer_class, table, question):
    """The outputs at inference and, where it can be compared, what one step of training leaves."""
    try:
        layer, model = build(layer_class, table, question)
        weights = list(getattr(layer, "weights", []))
        for seed, (weight, said) in enumerate(zip(weights, question["weights"])):
            weight.assign(weight_numbers(said["path"], said["shape"], seed))
        # Normalization computes with copies of its weights.
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()
        xs = [
            tf.constant(input_numbers(one, seed))
            for seed, one in enumerate(question["inputs"])
        ] or [
            tf.constant(
                np.zeros(
                    [1 if size is None else size for size in model.inputs[0].shape],
                    "float32",
                )
            )
        ]
        outputs = keras.tree.flatten(model(xs, training=False))
        found = {"outputs": [digest(one) for one in outputs]}
        # A layer without masks that hands on its input as it is hands on what hangs on
        # it too; the network says that there is none.
        said = keras.src.backend.get_keras_mask(model.outputs[0])
        mask = keras.src.backend.get_keras_mask(outputs[0])
        if said is not None and mask is not None:
            found["mask"] = [digest(tf.cast(mask, "float32"))]
        floating = [x for x in xs if x.dtype.is_floating]
        trainable = list(model.trainable_variables)
        if question["random"] or not any(y.dtype.is_floating for y in outputs):
            return found
        # As in `fit`, which drops what earlier calls left.
        model._clear_losses()
        with tf.GradientTape() as tape:
            tape.watch(floating)
            ys = keras.tree.flatten(model(xs, training=True))
            loss = tf.add_n(
                [
                    tf.reduce_sum(
                        y * wave(int(np.prod(y.shape)), 200 + seed).reshape(y.shape)
                    )
                    for seed, y in enumerate(ys)
                    if y.dtype.is_floating
                ]
                + list(model.losses)
            )
        gradients = tape.gradient(
            loss,
            [*(one.value for one in trainable), *floating],
            unconnected_gradients=tf.UnconnectedGradients.ZERO,
        )
        gradients = [tf.convert_to_tensor(one) for one in gradients]
        if trainable:
            optimizer = keras.optimizers.SGD(RATE)
            optimizer.apply(gradients[: len(trainable)], trainable)
        if np.isfinite(float(loss)):
            found["loss"] = float(loss)
        found["stepped"] = [digest(one.value) for one in weights]
        found["gradients"] = [digest(one) for one in gradients[len(trainable) :]]
        return found
    except Exception as error:  # noqa: BLE001 - whatever it is: Keras cannot run it
        return {
            "fails": f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"
        }


def class_of(table):
    if "source" not in table:
        return getattr(importlib.import_module(table["module"]), table["class"])
    names = {"keras": keras, "layers": keras.layers, "np": np}
    exec(table["source"], names)  # noqa: S102 - our own source, from the catalogue
    return names[table["class"]]


def packed(value):
    if isinstance(value, np.ndarray):
        return base64.b64encode(value.astype("<f4").tobytes()).decode()
    if isinstance(value, dict):
        return {key: packed(one) for key, one in value.items()}
    return [packed(one) for one in value] if isinstance(value, list) else value


def numbers_in(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from numbers_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from numbers_in(one)
    elif isinstance(value, np.ndarray):
        yield value


def unpacked(value):
    if isinstance(value, dict):
        return {
            key: np.frombuffer(base64.b64decode(one), "<f4")
            if key == "numbers"
            else unpacked(one)
            for key, one in value.items()
        }
    return [unpacked(one) for one in value] if isinstance(value, list) else value


def same(before, now):
    """Whether two answers say the same, but for rounding on another machine."""
    if ("fails" in before) != ("fails" in now):
        return False
    if before.keys() != now.keys():
        return False
    left, right = list(numbers_in(before)), list(numbers_in(now))
    return len(left) == len(right) and all(
        a.shape == b.shape
        and np.allclose(a, b, atol=1e-5 * max(1, np.max(np.abs(a), initial=0)))
        for a, b in zip(left, right)
    )


def load_questions():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "questions.json"
        command = ["node", "--import", "tsx", str(HERE / "export-questions.ts")]
        subprocess.run([*command, str(file), *options.kinds], cwd=ROOT, check=True)
        return json.loads(file.read_text(encoding="utf-8"))


def main():
    found = []
    total = failing = 0
    FOLDER.mkdir(exist_ok=True)
    for table in load_questions():
        layer_class = class_of(table)
        now = {
            question["name"]: answer(layer_class, table, question)
            for question in table["questions"]
        }
        total += len(now)
        failing += sum("fails" in one for one in now.values())
        file = FOLDER / f"{table['kind']}.json.gz"
        if options.check:
            before = (
                unpacked(json.loads(gzip.decompress(file.read_bytes())))
                if file.exists()
                else {}
            )
            for name in {**before, **now}:
                if name not in before or name not in now:
                    found.append(f"{table['kind']}: {name}: is not on both sides")
                elif not same(before[name], now[name]):
                    found.append(f"{table['kind']}: {name}: another answer")
        else:
            text = json.dumps(packed(now), ensure_ascii=False)
            file.write_bytes(gzip.compress(text.encode(), mtime=0))
    print("\n".join(found), end="\n" if found else "")
    print(
        f"Keras {keras.__version__}: {total} questions, {failing} of which it cannot run"
        + (f", {len(found)} differences" if options.check else "")
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
