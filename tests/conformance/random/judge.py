"""What the real Keras says of models given as JSON: a list on the standard input, a list of answers on the output.

    judge.py [--backend tensorflow] [--run] [--kinds FILE]

With --run each is also computed, on zeros, and where that fails or gives other shapes the answer has the reason in
`fails`: some layers look at what they are given only then. FILE has the kinds whose source is ours, as export-kinds.ts writes them.
"""

import argparse
import json
import os
import sys
import warnings
from pathlib import Path

parser = argparse.ArgumentParser(
    description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
)
parser.add_argument("--backend", default="numpy")
parser.add_argument("--run", action="store_true")
parser.add_argument("--kinds", type=Path)
options = parser.parse_args()

os.environ["KERAS_BACKEND"] = options.backend
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "models"))

import answers
import keras
from kinds import class_of


def judge(written):
    keras.backend.clear_session(free_memory=False)
    try:
        model = keras.models.model_from_json(json.dumps(written))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is how Keras rejects
        return {"rejected": answers.first_line(error)}
    return {**answers.answer(model), **(run(model) if options.run else {})}


def run(model):
    zeros = [
        keras.ops.zeros([size or 12 for size in one.shape], one.dtype)
        for one in model.inputs
    ]
    fed = keras.tree.pack_sequence_as(
        answers.functional_of(model)._inputs_struct, zeros
    )
    try:
        model(fed, training=True)
        computed = keras.tree.flatten(model(fed))
    except Exception as error:  # noqa: BLE001 - whatever it is, it cannot be computed
        return {"fails": answers.first_line(error)}
    for said, given in zip(model.outputs, computed, strict=True):
        shape = list(given.shape)
        if len(shape) != len(said.shape) or any(
            one not in (None, size) for one, size in zip(said.shape, shape, strict=True)
        ):
            return {"fails": f"gives {shape} where {list(said.shape)} was said"}
    return {}


for kind in (
    json.loads(options.kinds.read_text(encoding="utf-8")) if options.kinds else []
):
    if "source" in kind:
        class_of(kind)
json.dump([judge(model) for model in json.load(sys.stdin)], sys.stdout)
