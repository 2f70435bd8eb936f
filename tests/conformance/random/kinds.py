"""The kinds of the catalogue as export-kinds.ts writes them, and how the real Keras makes and calls one."""

import functools
import importlib
import math

import keras
import numpy as np

# Numbers in a tensor, the batch left out: enough to have a shape, and quick.
LARGEST = 20_000

# What stands among the arguments and is no layer.
NAMED = {"keras.initializers", "keras.regularizers", "keras.constraints"}


def class_of(kind):
    """The class of Keras; of what it does not have, the one that a script carries."""
    return (
        own_class(kind["source"], kind["class"])
        if "source" in kind
        else getattr(importlib.import_module(kind["module"]), kind["class"])
    )


@functools.cache
def own_class(source, name):
    names = {"keras": keras, "layers": keras.layers, "np": np, "__name__": "netwright"}
    exec(source, names)  # noqa: S102 - our own source, from the catalogue
    return names[name]


def make(kind, config, name):
    """The layer; one that stands among the arguments is made first. The numbers of an operation stand in its call."""
    config = {} if "operands" in kind else config
    return class_of(kind)(
        **{key: made(value) for key, value in config.items()}, name=name
    )


def made(value):
    is_layer = (
        isinstance(value, dict)
        and "registered_name" in value
        and value["module"] not in NAMED
    )
    return keras.saving.deserialize_keras_object(value) if is_layer else value


def described(kind, config, name):
    """The layer as Keras would write it into a file, as far as it was given."""
    own = (
        {"registered_name": f"netwright>{kind['class']}"}
        if "source" in kind
        else {"registered_name": None}
    )
    config = {"name": name} if "operands" in kind else {**config, "name": name}
    return {
        "module": kind["module"],
        "class_name": kind["class"],
        "config": config,
        **own,
        "name": name,
    }


def called_with(kind, config, inputs):
    """What stands in the brackets of the call."""
    if kind["takesList"]:
        return [inputs]
    waiting, taken = list(inputs), []
    for operand in kind.get("operands", []):
        if config.get(operand) is not None:
            taken.append(config[operand])
        elif waiting:
            taken.append(waiting.pop(0))
    return taken + waiting


def fits(port, tensor):
    """What the port says it takes; Keras has the last word."""
    rank = len(tensor.shape)
    if "ranks" in port and rank not in port["ranks"]:
        return False
    if rank < port.get("minRank", 0):
        return False
    whole = "int" in tensor.dtype
    if port.get("dtype", "any") == "any":
        return True
    return whole == (port["dtype"] == "int")


def is_small(tensor):
    return math.prod(size or 1 for size in tensor.shape[1:]) < LARGEST


def reads_what_it_writes(layer):
    """Some of Keras' layers write a config that they refuse, or that makes another layer; a file cannot say what these are."""
    if not isinstance(layer, keras.Layer):
        return True
    try:
        again = type(layer).from_config(layer.get_config())
    except Exception:  # noqa: BLE001 - whatever it is, it is how Keras rejects
        return False
    return again.dtype_policy.name == layer.dtype_policy.name
