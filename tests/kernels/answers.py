"""Keras' answers for operations: the result, and the gradients of all inputs for a random gradient of the result.

Reads a JSON list of cases from standard input and prints one of answers: {"inputs", "gradient", "output", "gradients"},
each tensor as {"shape", "values"}.
"""

import json
import os
import sys
from functools import partial

os.environ["KERAS_BACKEND"] = "jax"
# Every case has shapes of its own, so that compiling is what takes the time.
os.environ["XLA_FLAGS"] = (
    "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
)

import jax
import keras
import numpy as np

LAST = {"data_format": "channels_last"}


def window(case):
    return {"strides": tuple(case["strides"]), "padding": case["padding"], **LAST}


def operation(case):
    """The operation as a function of its inputs."""
    ops = keras.ops
    match case["op"]:
        case "conv":
            return lambda x, k: ops.conv(
                x, k, dilation_rate=tuple(case["dilations"]), **window(case)
            )
        case "depthwise":
            return lambda x, k: ops.depthwise_conv(
                x, k, dilation_rate=tuple(case["dilations"]), **window(case)
            )
        case "transpose":
            return lambda x, k: ops.conv_transpose(x, k, **window(case))
        case "max" | "average" as kind:
            pool = ops.max_pool if kind == "max" else ops.average_pool
            return lambda x: pool(x, tuple(case["size"]), **window(case))
        case "nearest" | "bilinear" as interpolation:
            return lambda x: ops.image.resize(
                x, case["to"], interpolation=interpolation, **LAST
            )
        case "gather":
            return lambda x: ops.take(x, np.array(case["indices"], "int32"), axis=0)
        case "matmul":
            return lambda a, b: ops.matmul(
                ops.swapaxes(a, -1, -2) if case["transposeA"] else a,
                ops.swapaxes(b, -1, -2) if case["transposeB"] else b,
            )


def tensor(value):
    array = np.asarray(value, "float32")
    return {"shape": array.shape, "values": array.ravel().tolist()}


def both(function, inputs, gradient):
    output, pull = jax.vjp(function, *inputs)
    return output, pull(gradient)


def answer(case):
    random = np.random.default_rng(case["seed"])
    inputs = [
        random.standard_normal(shape).astype("float32") for shape in case["shapes"]
    ]
    function = operation(case)
    gradient = random.standard_normal(jax.eval_shape(function, *inputs).shape).astype(
        "float32"
    )
    output, gradients = jax.jit(partial(both, function))(inputs, gradient)
    return {
        "inputs": [tensor(value) for value in inputs],
        "gradient": tensor(gradient),
        "output": tensor(output),
        "gradients": [tensor(value) for value in gradients],
    }


print(json.dumps([answer(case) for case in json.load(sys.stdin)]))
