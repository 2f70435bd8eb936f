"""Prints what Keras' STFT initializer and its orthogonal regularizer give, as JSON."""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras
import numpy as np

asked = json.loads(sys.stdin.read())
print(
    json.dumps(
        {
            "initializers": [
                np.asarray(keras.initializers.STFT(**one["config"])(one["shape"]))
                .ravel()
                .tolist()
                for one in asked["initializers"]
            ],
            "regularizers": [
                float(
                    keras.regularizers.OrthogonalRegularizer(**one["config"])(
                        keras.ops.convert_to_tensor(one["matrix"], "float32")
                    )
                )
                for one in asked["regularizers"]
            ],
        }
    )
)
