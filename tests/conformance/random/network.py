"""One random network, built in the real Keras layer by layer; what Keras rejects on the way is kept."""

import answers
import keras
from kinds import called_with, described, fits, is_small, make, reads_what_it_writes
from values import Chooser

RARE_TYPES = ["float16", "float64", "bfloat16", "int32", "int64", "uint8", "bool"]


class Network:
    """
    attempts: what Keras rejected
    accepted: kinds, one for each call
    unreadable: kinds of layers whose config Keras itself reads otherwise, left out
    """

    def __init__(self, rng, kinds, target):
        self.rng = rng
        self.kinds = kinds
        self.inputs = []
        self.tensors = []
        self.used = set()
        self.made = []  # (kind, layer, number of its inputs)
        self.attempts, self.accepted, self.unreadable = [], [], []
        self.names = 0
        self.chain = target is not None and rng.random() < 0.2
        if target is not None:
            self.add_input(target)

    def name(self, kind):
        self.names += 1
        return f"{kind['class'].lower()}_{self.names}"

    def add_input(self, kind):
        """An input of a shape that the kind takes."""
        rng = self.rng
        port = kind["ports"][0]
        least = port.get("minRank", 0)
        ranks = (
            port.get("ranks")
            or [rank for rank in (2, 2, 3, 3, 4, 4, 5) if rank >= least]
            or [least]
        )
        rank = rng.choice(ranks) if rng.random() < 0.97 else rng.randint(1, 6)
        most = {3: 24, 4: 16, 5: 8}.get(rank, 6)
        shape = [rng.choice([None, None, None, 1, 4])]
        shape += [
            None if rng.random() < 0.1 else rng.randint(1, most)
            for _ in range(rank - 2)
        ]
        shape += (
            [None if rng.random() < 0.03 else rng.randint(1, 8)] if rank > 1 else []
        )
        if rank > 2 and rng.random() < 0.15:
            shape[1], shape[-1] = shape[-1], shape[1]
        dtype = "int32" if port.get("dtype") == "int" else "float32"
        if rng.random() < 0.12:
            dtype = rng.choice(RARE_TYPES)
        entry = keras.Input(
            batch_shape=shape, dtype=dtype, name=f"input_{len(self.inputs)}"
        )
        self.inputs.append(entry)
        self.tensors.append(entry)

    def add_exactly(self, inputs):
        """Inputs as a case of a table has them."""
        added = []
        for one in inputs:
            entry = keras.Input(
                batch_shape=one["shape"],
                dtype=one.get("dtype", "float32"),
                name=f"input_{len(self.inputs)}",
            )
            self.inputs.append(entry)
            self.tensors.append(entry)
            added.append(entry)
        return added

    def fitting_kind(self):
        """A kind that takes something of what is there; now and then any."""
        ends = self.tensors[-1:] if self.chain else self.tensors
        fitting = [
            kind
            for kind in self.kinds
            if any(fits(kind["ports"][0], one) for one in ends)
        ]
        return self.rng.choice(
            fitting if fitting and self.rng.random() < 0.9 else self.kinds
        )

    def grow(self, kind):
        """Tries to add a layer of that kind."""
        rng = self.rng
        first = self.choose(kind["ports"][0])
        if first is None:
            if self.chain or len(self.inputs) > 2 or rng.random() < 0.6:
                return False
            self.add_input(kind)
            first = self.tensors[-1]
        inputs = [first, *self.others(kind, first)]
        if not is_meant(kind, inputs):
            return False
        config = Chooser(rng, kind, list(first.shape), self.kinds).config()
        if is_of_one_model(kind):
            config.pop("dtype", None)
        name = self.name(kind)
        said = [case["arguments"] for case in kind["cases"] if case["arguments"]]
        arguments = rng.choice(said) if said and rng.random() < 0.3 else {}
        given = called_with(kind, config, inputs)
        try:
            layer = make(kind, config, name)
            outputs = layer(*given, **arguments)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is how Keras rejects
            self.reject(kind, described(kind, config, name), given, arguments, error)
            return False
        if not reads_what_it_writes(layer):
            self.unreadable.append(kind["kind"])
            return False
        if masks_more_than_steps(outputs):
            return False
        self.take(kind, layer, inputs, outputs)
        return True

    def share(self):
        """Calls a layer once more, on something else."""
        layers = [one for one in self.made if "operands" not in one[0]]
        if not layers or self.chain:
            return
        kind, layer, count = self.rng.choice(layers)
        first = self.choose(kind["ports"][0])
        if first is None:
            return
        inputs = [first, *self.others(kind, first)]
        if len(inputs) != count and self.rng.random() < 0.8:
            return
        if not is_meant_again(kind, layer, inputs):
            return
        self.call_again(kind, layer, inputs)

    def applied(self, kind, case, others):
        """The layer of a case, called once more on the inputs of each of the others. Whether Keras makes it at all."""
        inputs = self.add_exactly(case["inputs"])
        if not is_meant(kind, inputs):
            return False
        config = case["config"]
        try:
            layer = make(kind, config, self.name(kind))
            outputs = layer(*called_with(kind, config, inputs))
        except Exception:  # noqa: BLE001 - the table of the kind has it
            return False
        if not reads_what_it_writes(layer) or masks_more_than_steps(outputs):
            return False
        self.take(kind, layer, inputs, outputs)
        for other in others:
            inputs = self.add_exactly(other)
            if not is_meant_again(kind, layer, inputs):
                self.inputs = self.inputs[: -len(inputs)]
                self.tensors = self.tensors[: -len(inputs)]
            else:
                self.call_again(kind, layer, inputs)
        return True

    def call_again(self, kind, layer, inputs):
        given = called_with(kind, {}, inputs)
        try:
            outputs = layer(*given)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is how Keras rejects
            self.reject(kind, layer.name, given, {}, error)
            return
        if not masks_more_than_steps(outputs):
            self.take(kind, layer, inputs, outputs)

    def nest(self):
        """A small model of its own, used as a layer."""
        rng = self.rng
        outer = rng.choice([one for one in self.tensors if is_small(one)])
        inside = keras.Input(
            batch_shape=outer.shape, dtype=outer.dtype, name=f"inside_{self.names}"
        )
        kind = {
            "kind": "Model",
            "class": "Model",
            "module": "keras.src.models.functional",
            "ports": [{"name": "x"}],
            "takesList": False,
        }
        name = self.name(kind)
        layers = []
        tensor = inside
        for one in rng.sample(self.kinds, min(len(self.kinds), 12)):
            if (
                len(one["ports"]) != 1
                or "operands" in one
                or not fits(one["ports"][0], tensor)
                or not is_small(tensor)
                or len(layers) > 2
            ):
                continue
            config = Chooser(rng, one, list(tensor.shape), self.kinds).config()
            try:
                layer = make(one, config, f"{name}_{len(layers)}")
                result = layer(*called_with(one, config, [tensor]))
            except Exception:  # noqa: BLE001, S112 - not this one then
                continue
            if isinstance(result, (list, tuple, dict)) or not reads_what_it_writes(
                layer
            ):
                continue
            layers.append(layer)
            tensor = result
        if layers:
            model = keras.Model(inside, tensor, name=name)
            self.take(kind, model, [outer], model(outer))

    def choose(self, port):
        """A tensor that fits, rather a late one; in a chain the last."""
        fitting = [
            one
            for one in (self.tensors[-1:] if self.chain else self.tensors)
            if is_small(one)
        ]
        if self.rng.random() > 0.06:
            fitting = [one for one in fitting if fits(port, one)]
        return (
            fitting[
                max(self.rng.randrange(len(fitting)), self.rng.randrange(len(fitting)))
            ]
            if fitting
            else None
        )

    def others(self, kind, first):
        """What goes into the ports after the first: rather tensors of the same shape."""
        count = 0
        if kind["ports"][0].get("variadic"):
            count = 0 if self.chain else self.rng.choice([0, 1, 1, 1, 2, 3])
        for port in kind["ports"][1:]:
            if port.get("optional") and self.rng.random() < 0.6:
                break
            count += self.rng.choice([1, 2]) if port.get("variadic") else 1
        return [self.partner(first) for _ in range(count)]

    def partner(self, first):
        small = [one for one in self.tensors if is_small(one)] or [first]
        alike = [
            one
            for one in small
            if list(one.shape) == list(first.shape) and one is not first
        ]
        same_rank = [one for one in small if len(one.shape) == len(first.shape)]
        chance = self.rng.random()
        if alike and chance < 0.75:
            return self.rng.choice(alike)
        return self.rng.choice(same_rank if same_rank and chance < 0.93 else small)

    def take(self, kind, layer, inputs, outputs):
        self.used.update(id(one) for one in inputs)
        self.tensors.extend(keras.tree.flatten(outputs))
        self.made.append((kind, layer, len(inputs)))
        self.accepted.append(kind["kind"])

    def reject(self, kind, layer, given, arguments, error):
        # Of a backend and not of the network.
        if "only supported with the TensorFlow backend" in str(error):
            return
        inbound = {
            "args": keras.tree.map_structure(reference, given),
            "kwargs": arguments,
        }
        self.attempts.append(
            {
                "kind": kind["kind"],
                "layer": layer,
                "inbound": inbound,
                "rejected": answers.first_line(error),
            }
        )

    def model(self):
        """The network as a model: every tensor that nothing was made of is an output, and a few others."""
        outputs = [
            one
            for one in self.tensors
            if id(one) not in self.used or self.rng.random() < 0.08
        ]
        if not self.chain:
            self.rng.shuffle(outputs)
        inputs = self.inputs
        if self.rng.random() < 0.1:
            inputs = {one.name: one for one in inputs}
        if self.rng.random() < 0.1:
            outputs = {f"result_{index}": one for index, one in enumerate(outputs)}
        elif len(outputs) == 1:
            outputs = outputs[0]
        return keras.Model(inputs, outputs, name="network")

    def sequential(self):
        """A chain written the other way; None where it is none."""
        plain = all(
            isinstance(layer, keras.Layer)
            and not kind["takesList"]
            and count == 1
            and len(layer._inbound_nodes[0].output_tensors) == 1
            for kind, layer, count in self.made
        )
        if not self.chain or not plain or not self.made or len(self.inputs) > 1:
            return None
        return keras.Sequential(
            [self.inputs[0], *(layer for _, layer, _ in self.made)], name="chain"
        )


def is_of_one_model(kind):
    """These just compute: what comes of mixed types is a matter of the backend."""
    return kind["module"].startswith("keras.src.applications.")


def is_meant(kind, inputs):
    """Leaves out what Keras makes something of, but nothing that anybody could mean."""
    if is_of_one_model(kind):
        return all(one.dtype == "float32" for one in inputs)
    # Attention takes a batch of single numbers for features.
    several = [port for port in kind["ports"] if not port.get("variadic")]
    return (
        len(several) < 2
        or "operands" in kind
        or all(len(one.shape) > 1 for one in inputs)
    )


def is_meant_again(kind, layer, inputs):
    """Keras asks how many inputs there are, and whether they have an axis at all, only when it builds a layer."""
    built_for = len(layer._inbound_nodes[0].input_tensors)
    of_any_number = any(port.get("variadic") for port in kind["ports"])
    return (
        is_meant(kind, inputs)
        and not is_stretched(layer, inputs[0])
        and (all(one.shape for one in inputs) or not kind["ports"][0].get("minRank"))
        and (not kind["takesList"] or of_any_number or len(inputs) == built_for)
    )


def masks_more_than_steps(outputs):
    """Layers that change a picture hand its mask on as it was, and it fits nothing any more."""
    masks = [getattr(one, "_keras_mask", None) for one in keras.tree.flatten(outputs)]
    return any(mask is not None and len(mask.shape) > 2 for mask in masks)


def is_stretched(layer, tensor):
    """A weight of one element goes with any size, where Keras does not look: nobody means that."""
    built_for = layer._inbound_nodes[0].input_tensors[0].shape
    return list(built_for) != list(tensor.shape) and any(
        set(weight.shape) == {1} for weight in getattr(layer, "weights", [])
    )


def reference(value):
    """A tensor as a file names it; a number as it is."""
    if not isinstance(value, keras.KerasTensor):
        return value
    layer, call, output = value._keras_history
    config = {
        "shape": list(value.shape),
        "dtype": value.dtype,
        "keras_history": [layer.name, call, output],
    }
    return {"class_name": "__keras_tensor__", "config": config}
