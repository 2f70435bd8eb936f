"""Says how many numbers Keras' optimisers keep beside a weight, apart from their scalars."""

import json
import sys

import keras

questions = json.load(sys.stdin)
answers = []
for question in questions:
    optimizer = getattr(keras.optimizers, question["object"])(**question["arguments"])
    optimizer.build(
        [keras.Variable(keras.ops.zeros(shape)) for shape in question["shapes"]]
    )
    # The number of the step and the rate are no slots; neither are the places that Adafactor does not use.
    sizes = [
        variable.value.size
        for variable in optimizer.variables
        if len(variable.shape) > 0
    ]
    answers.append(int(sum(sizes)))
json.dump(answers, sys.stdout)
