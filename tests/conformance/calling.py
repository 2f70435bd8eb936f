"""How the layers and operations of the tables are made and called. The backend has to be chosen before."""

import keras


def operands(names, numbers, tensors):
    """What an operation is called with: a number where one is said, else the next tensor."""
    waiting = list(tensors)
    taken = []
    for name in names:
        number = numbers.get(name)
        if number is not None:
            taken.append(number)
        elif waiting:
            taken.append(waiting.pop(0))
    return taken + waiting


def wrapped(value):
    """A layer that stands in an argument is made; anything else is taken as it is."""
    is_layer = isinstance(value, dict) and "registered_name" in value
    return keras.saving.deserialize_keras_object(value) if is_layer else value
