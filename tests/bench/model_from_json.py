"""Writes models of keras.applications without weights as JSON to files, and times Keras rebuilding them from there.

model_from_json.py FOLDER RUNS NAME...
"""

import json
import os
import sys
import time

import keras

folder, runs, *names = sys.argv[1:]
answers = {}
for name in names:
    text = getattr(keras.applications, name)(weights=None).to_json()
    with open(os.path.join(folder, f"{name}.json"), "w") as file:
        file.write(text)
    milliseconds = []
    # The first run pays for what Keras loads when it is first used.
    for run in range(int(runs) + 1):
        keras.backend.clear_session()
        begun = time.perf_counter()
        model = keras.models.model_from_json(text)
        if run > 0:
            milliseconds.append((time.perf_counter() - begun) * 1000)
    answers[name] = {
        "layers": len(model.layers),
        "params": model.count_params(),
        "milliseconds": milliseconds,
    }

print(json.dumps(answers))
