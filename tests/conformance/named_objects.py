"""What Keras takes by name: activations, initializers, regularizers and constraints, with their arguments.

Part of record.py, which writes it to `keras-<version>/objects/objects.json`.
"""

import inspect

import keras
from keras.src import activations, constraints, initializers, regularizers

FAMILIES = {
    "initializer": (initializers, initializers.Initializer),
    "regularizer": (regularizers, regularizers.Regularizer),
    "constraint": (constraints, constraints.Constraint),
}


def arguments_of(cls):
    named = []
    for name, parameter in inspect.signature(cls.__init__).parameters.items():
        if name == "self" or parameter.kind in (
            parameter.VAR_POSITIONAL,
            parameter.VAR_KEYWORD,
        ):
            continue
        named.append(
            {"name": name}
            if parameter.default is parameter.empty
            else {"name": name, "default": parameter.default}
        )
    return named


def recording():
    """Every name that Keras takes, by what it stands for."""
    families = {}
    for family, (module, base) in FAMILIES.items():
        classes = {}
        for name, cls in sorted(module.ALL_OBJECTS_DICT.items()):
            if cls is base:
                continue
            entry = classes.setdefault(
                cls.__name__, {"names": [], "arguments": arguments_of(cls)}
            )
            entry["names"].append(name)
        families[family] = dict(sorted(classes.items()))
    functions = {}
    for name, function in sorted(activations.ALL_OBJECTS_DICT.items()):
        functions.setdefault(function.__name__, []).append(name)
    return {"keras": keras.__version__, "activation": functions, **families}
