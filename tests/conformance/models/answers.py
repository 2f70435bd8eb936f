"""What the real Keras says of a whole model: its layers in their order, with outputs, types and counts.

A line of the answer is one layer of `model.layers`. `calls` has the outputs of each of its applications that the model
holds, in Keras' order; an output is its type and its sizes: ["float32", [null, 28, 28, 1]], and "masked" where a mask
travels with it. `operations` are what Keras leaves out of `model.layers`, but for those that only compute masks; that
there are such says `masks`: they lengthen the ways through the model, by which Keras orders its layers. A model inside the
model has `layers` of its own, without its inputs. The input of a sequential model is a layer here, as that of any other.
"""

import math

import keras
from keras.src.ops.function import make_node_key


def answer(model):
    functional = functional_of(model)
    layers = [describe(layer, functional) for layer in functional.layers]
    listed = {id(layer) for layer in functional.layers}
    used = computed_from(functional.outputs)
    others = [one for one in functional.operations if id(one) not in listed]
    said = {
        "layers": layers,
        "params": sum_of(model.weights),
        # Not `model.trainable_weights`: a frozen layer that has layers inside (MultiHeadAttention) says that nothing of it
        # is trained, and the model counts it all the same.
        "trainable": sum_of(
            unique(
                weight for layer in functional.layers for weight in trained_by(layer)
            )
        ),
    }
    if any(id(one) not in used for one in others):
        said["masks"] = True
        others = [one for one in others if id(one) in used]
    if others:
        said["operations"] = [
            {"name": one.name, "calls": calls_of(one, functional)} for one in others
        ]
    return said


def computed_from(outputs):
    """The operations that the outputs are made of. What only computes a mask is none: masks travel by themselves."""
    found, waiting = set(), list(outputs)
    while waiting:
        operation, call, _ = waiting.pop()._keras_history
        if (id(operation), call) in found:
            continue
        found |= {(id(operation), call), id(operation)}
        given = operation._inbound_nodes[call].arguments
        passed = [
            given.args,
            {
                name: one
                for name, one in given.kwargs.items()
                if name != "mask" and not name.endswith("_mask")
            },
        ]
        waiting += [
            one
            for one in keras.tree.flatten(passed)
            if isinstance(one, keras.KerasTensor)
        ]
    return found


def trained_by(layer):
    """A model inside is asked layer by layer, as the whole is, and for the same reason."""
    if not isinstance(layer, keras.Model):
        return layer.trainable_weights
    return [weight for one in functional_of(layer).layers for weight in trained_by(one)]


def unique(weights):
    return {id(weight): weight for weight in weights}.values()


def functional_of(model):
    """The functional model that a sequential one keeps inside."""
    return model._functional if isinstance(model, keras.Sequential) else model


def describe(layer, functional):
    line = {
        "name": layer.name,
        "calls": calls_of(layer, functional),
        "params": sum_of(layer.weights),
        "trainable": sum_of(unique(trained_by(layer))),
    }
    if isinstance(layer, keras.Model):
        inside = functional_of(layer)
        line["layers"] = [
            describe(one, inside)
            for one in inside.layers
            if not isinstance(one, keras.layers.InputLayer)
        ]
    return line


def calls_of(operation, functional):
    """A layer may have been called elsewhere too: only what belongs to this model counts."""
    return [
        [type_of(one) for one in node.output_tensors]
        for index, node in enumerate(operation._inbound_nodes)
        if make_node_key(operation, index) in functional._nodes
    ]


def type_of(tensor):
    masked = getattr(tensor, "_keras_mask", None) is not None
    return [
        keras.backend.standardize_dtype(tensor.dtype),
        list(tensor.shape),
        *(["masked"] if masked else []),
    ]


def sum_of(weights):
    return sum(math.prod(weight.shape) for weight in weights)


def first_line(error):
    """How Keras rejects, short."""
    return f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"[
        :300
    ]
