"""Asks Keras what the layers that change pictures at random do in training, where nothing is left to chance.

augment.py            records the answers
augment.py --check    computes again and compares: exit 1 with the differences
"""

import gzip
import json
import re
import sys

import keras
import tensorflow as tf
from record import FOLDER, HERE, digest, options, packed, same, unpacked, wave

FILE = FOLDER / "augmented.json.gz"


def snake(name):
    return re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def answer(case):
    params = {snake(name): value for name, value in case["params"].items()}
    first = params.get("data_format") == "channels_first"
    shape = [2, 2, 9, 7] if first else [2, 9, 7, 2]
    pictures = tf.constant(wave(2 * 9 * 7 * 2, 0).reshape(shape))
    layer = getattr(keras.layers, case["kind"])(**params)
    return {"outputs": [digest(layer(pictures, training=True))]}


def main():
    cases = json.loads((HERE / "augmented-cases.json").read_text(encoding="utf-8"))
    now = {str(number): answer(case) for number, case in enumerate(cases)}
    if options.check:
        before = unpacked(json.loads(gzip.decompress(FILE.read_bytes())))
        found = [
            number
            for number in before.keys() | now.keys()
            if number not in before
            or number not in now
            or not same(before[number], now[number])
        ]
        for number in sorted(found):
            print(f"case {number}: another answer")
        return 1 if found else 0
    FILE.write_bytes(gzip.compress(json.dumps(packed(now)).encode(), mtime=0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
