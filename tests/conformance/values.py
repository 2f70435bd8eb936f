"""Feeds layers the numbers they are asked about, and prints all that comes out of the real Keras.

Usage: values.py QUESTIONS, a JSON list of {script, inputs, weights}: an exported program with `build_model`, one example
for each input without the batch, and the weights in the order of the model; each {shape, data}.
"""

import json
import os
import sys
from pathlib import Path

os.environ["JAX_ENABLE_X64"] = "1"

import keras
import numpy as np


def box(given):
    return np.array(given["data"], "float64").reshape(given["shape"])


keras.config.set_floatx("float64")
answers = []
for question in json.loads(Path(sys.argv[1]).read_text()):
    keras.backend.clear_session()
    scope = {"__name__": "exported"}
    exec(Path(question["script"]).read_text(), scope)  # noqa: S102 - our own export
    model = scope["build_model"]()
    for variable, value in zip(model.weights, question["weights"], strict=True):
        variable.assign(box(value))
    inputs = [box(one)[None] for one in question["inputs"]]
    output = np.array(model(inputs[0] if len(inputs) == 1 else inputs, training=False))[
        0
    ]
    answers.append({"shape": output.shape, "data": output.ravel().tolist()})
print(json.dumps(answers))
