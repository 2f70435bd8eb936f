"""Asks the real Keras every question of the conformance tables and writes down what it answers.

    record.py [KIND ...]            records the answers (of all kinds, or of those named)
    record.py --check [KIND ...]    records again and compares: exit 1 with the differences
    record.py --backend jax ...     asks on another backend

Shapes, counts and acceptance do not depend on the backend, but for weights that are
whole numbers (Dense and Embedding in int32 or uint8): numpy makes them, TensorFlow
and JAX refuse to.

A layer is called on `keras.Input`: `compute_output_shape` accepts what the layer itself rejects.
"""

import argparse
import importlib
import inspect
import json
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

parser = argparse.ArgumentParser(
    description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
)
parser.add_argument("kinds", nargs="*")
parser.add_argument(
    "--check",
    action="store_true",
    help="compare with what is recorded, and write nothing",
)
parser.add_argument(
    "--backend", default="numpy", help="numpy (the quickest), tensorflow, jax or torch"
)
options = parser.parse_args()

# Sets of names stand in some of Keras' messages: a fixed seed keeps their order.
if os.environ.get("PYTHONHASHSEED") != "0":
    os.execve(
        sys.executable,
        [sys.executable, *sys.argv],
        {**os.environ, "PYTHONHASHSEED": "0"},
    )

os.environ["KERAS_BACKEND"] = options.backend
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import named_objects
import numpy as np
from calling import operands, wrapped

# That a mask is lost, or an argument is old, is no rejection.
warnings.simplefilter("ignore")

FOLDER = HERE / f"keras-{keras.__version__}"


def ask(layer_class, table, case):
    """What Keras says to one case: the types that come out and the weights, or why it rejects."""
    # Names are given anew for each case: a layer inside another stands in the paths of its weights.
    keras.backend.clear_session(free_memory=False)
    try:
        # The numbers of an operation stand in its call, not in its constructor.
        config = {} if "operands" in table else case["config"]
        layer = layer_class(
            **{name: wrapped(value) for name, value in config.items()},
            name="probe",
        )
        inputs = [
            with_mask(
                one,
                keras.Input(
                    batch_shape=one["shape"],
                    dtype=one.get("dtype", "float32"),
                    name=f"x{number}",
                ),
            )
            for number, one in enumerate(case["inputs"])
        ]
        if not inputs:
            result = layer.output
        elif table["takesList"]:
            result = layer(inputs, **case["arguments"])
        elif "operands" in table:
            result = layer(*operands(table["operands"], case["config"], inputs))
        else:
            result = layer(*inputs, **case["arguments"])
    except Exception as error:  # noqa: BLE001 - whatever it is, it is how Keras rejects
        first_line = str(error).strip().split("\n")[0]
        return {"rejected": f"{type(error).__name__}: {first_line}"}
    weights = getattr(layer, "weights", [])
    trainable = getattr(layer, "trainable_weights", [])
    return {
        "outputs": [
            {
                "shape": list(one.shape),
                "dtype": keras.backend.standardize_dtype(one.dtype),
                **(
                    {"masked": True}
                    if getattr(one, "_keras_mask", None) is not None
                    else {}
                ),
            }
            for one in keras.tree.flatten(result)
        ],
        "weights": [
            {
                "path": weight.path.removeprefix("probe/"),
                "shape": list(weight.shape),
                "trainable": any(weight is one for one in trainable),
            }
            for weight in weights
        ],
        "params": int(layer.count_params()) if weights else 0,
        "trainable": sum(count(weight.shape) for weight in trainable),
    }


def with_mask(one, tensor):
    return keras.layers.Masking()(tensor) if one.get("masked") else tensor


def count(shape):
    size = 1
    for one in shape:
        size *= int(one)
    return size


def arguments_of(layer_class):
    """The constructor's arguments with their defaults, and those that it hands on to its base classes."""
    named = {}
    for one in layer_class.__mro__[: layer_class.__mro__.index(keras.Layer)]:
        if "__init__" not in vars(one):
            continue
        parameters = inspect.signature(one.__init__).parameters
        for name, parameter in parameters.items():
            if name in ("self", *named) or parameter.kind in (
                parameter.VAR_POSITIONAL,
                parameter.VAR_KEYWORD,
            ):
                continue
            named[name] = {"name": name}
            if parameter.default is not parameter.empty:
                named[name]["default"] = parameter.default
            if one is not layer_class:
                named[name]["inherited"] = True
        if not any(
            parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()
        ):
            break
    return list(named.values())


def class_of(table):
    """The class of Keras; of what it does not have, the one that a script carries."""
    if "source" not in table:
        return getattr(importlib.import_module(table["module"]), table["class"])
    names = {"keras": keras, "layers": keras.layers, "np": np}
    exec(table["source"], names)  # noqa: S102 - our own source, from the catalogue
    return names[table["class"]]


def record(table):
    keras.backend.clear_session()
    layer_class = class_of(table)
    return {
        "kind": table["kind"],
        "keras": keras.__version__,
        "arguments": [{"name": name} for name in table["operands"]]
        if "operands" in table
        else arguments_of(layer_class),
        "cases": [
            {
                **{
                    key: case[key]
                    for key in ("name", "params", "call", "inputs")
                    if key in case
                },
                "answer": ask(layer_class, table, case),
            }
            for case in table["cases"]
        ],
    }


def write(recording):
    """One line for each case, so that a difference can be read."""
    lines = [
        f"  {json.dumps(key)}: {json.dumps(recording[key])},"
        for key in ("kind", "keras", "arguments")
    ]
    cases = ",\n".join(
        f"    {json.dumps(case, ensure_ascii=False)}" for case in recording["cases"]
    )
    return "{\n" + "\n".join(lines) + '\n  "cases": [\n' + cases + "\n  ]\n}\n"


def differences(kind, before, now):
    """What changed, in words. How a rejection is worded does not count: Python's own messages vary."""
    if before is None:
        yield f"{kind}: nothing is recorded"
        return
    if before["arguments"] != json.loads(json.dumps(now["arguments"])):
        yield f"{kind}: the arguments of the class changed"
        yield f"  recorded {json.dumps(before['arguments'])}"
        yield f"  now      {json.dumps(now['arguments'])}"
    old = {case["name"]: case for case in before["cases"]}
    new = {case["name"]: json.loads(json.dumps(case)) for case in now["cases"]}
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield f"{kind}: {name}: is recorded, but not in the table"
        elif name not in old:
            yield f"{kind}: {name}: is not recorded"
        elif substance(old[name]) != substance(new[name]):
            yield f"{kind}: {name}"
            yield f"  recorded {json.dumps(old[name])}"
            yield f"  now      {json.dumps(new[name])}"


def substance(case):
    answer = case["answer"]
    return {**case, "answer": "rejected" if "rejected" in answer else answer}


def load_tables():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.json"
        command = [
            "node",
            "--import",
            "tsx",
            str(HERE / "export-cases.ts"),
            str(file),
            *options.kinds,
        ]
        subprocess.run(command, cwd=ROOT, check=True)
        return json.loads(file.read_text(encoding="utf-8"))


def record_objects():
    """The names of activations, initializers, regularizers and constraints: written, or compared."""
    file = FOLDER / "objects" / "objects.json"
    now = json.dumps(named_objects.recording(), indent=1) + "\n"
    if options.check:
        if not file.exists() or file.read_text(encoding="utf-8") != now:
            yield "objects: the names or arguments of activations, initializers, regularizers or constraints changed"
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")


def main():
    tables = load_tables()
    found = []
    rejected = total = 0
    for table in tables:
        now = record(table)
        total += len(now["cases"])
        rejected += sum("rejected" in case["answer"] for case in now["cases"])
        file = FOLDER / f"{table['kind']}.json"
        if options.check:
            before = (
                json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
            )
            found.extend(differences(table["kind"], before, now))
        else:
            FOLDER.mkdir(exist_ok=True)
            file.write_text(write(now), encoding="utf-8")
    if not options.kinds:
        stray = sorted(
            {file.stem for file in FOLDER.glob("*.json")}
            - {table["kind"] for table in tables}
        )
        if options.check:
            found.extend(f"{kind}: is recorded, but has no table" for kind in stray)
        else:
            for kind in stray:
                (FOLDER / f"{kind}.json").unlink()
        found.extend(record_objects())
    print("\n".join(found), end="\n" if found else "")
    verb = "compared" if options.check else "recorded"
    print(
        f"Keras {keras.__version__} on {options.backend}: {len(tables)} kinds, {total} cases {verb}, "
        f"{rejected} of them rejected by Keras"
        + (
            f", {sum(not line.startswith('  ') for line in found)} differences"
            if options.check
            else ""
        )
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
