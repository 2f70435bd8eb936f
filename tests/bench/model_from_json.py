"""Times keras.models.model_from_json on a file, warm, and prints the milliseconds of each run as JSON.

model_from_json.py FILE.json.gz RUNS
"""

import gzip
import json
import sys
import time

import keras

with gzip.open(sys.argv[1], "rt") as file:
    text = file.read()

milliseconds = []
# The first run pays for what Keras loads when it is first used.
for run in range(int(sys.argv[2]) + 1):
    keras.backend.clear_session()
    begun = time.perf_counter()
    model = keras.models.model_from_json(text)
    if run > 0:
        milliseconds.append((time.perf_counter() - begun) * 1000)

print(
    json.dumps(
        {
            "layers": len(model.layers),
            "params": model.count_params(),
            "milliseconds": milliseconds,
        }
    )
)
