"""Asks Keras what the questions in a file are about: losses with their gradients, metrics, optimisers, schedules.

python answers.py QUESTIONS.json > ANSWERS.json
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf


def array(given):
    return np.array(given["values"], "float32").reshape(given["shape"])


def loss(question):
    function = getattr(keras.losses, question["object"])(**question["config"])
    labels, predictions = (
        array(question["labels"]),
        tf.constant(array(question["predictions"])),
    )
    with tf.GradientTape() as tape:
        tape.watch(predictions)
        value = function(labels, predictions)
    gradient = tape.gradient(value, predictions)
    return {"value": float(value), "gradient": gradient.numpy().ravel().tolist()}


def metric(question):
    made = getattr(keras.metrics, question["object"])(**question["config"])
    labels, predictions = array(question["labels"]), array(question["predictions"])
    half = len(labels) // 2
    made.update_state(labels[:half], predictions[:half])
    made.update_state(labels[half:], predictions[half:])
    return {"value": float(made.result())}


def optimizer(question):
    made = getattr(keras.optimizers, question["object"])(**question["config"])
    weights = [
        keras.Variable(array(one), name=f"w{index}")
        for index, one in enumerate(question["weights"])
    ]
    steps = []
    for gradients in question["gradients"]:
        made.apply([tf.constant(array(one)) for one in gradients], weights)
        steps.append([weight.numpy().ravel().tolist() for weight in weights])
    return {"steps": steps}


def schedule(question):
    made = getattr(keras.optimizers.schedules, question["object"])(**question["config"])
    return {"rates": [float(made(step)) for step in question["steps"]]}


def answer(question):
    return {
        "loss": loss,
        "metric": metric,
        "optimizer": optimizer,
        "schedule": schedule,
    }[question["about"]](question)


with open(sys.argv[1], encoding="utf-8") as file:
    questions = json.load(file)
json.dump([answer(question) for question in questions], sys.stdout)
