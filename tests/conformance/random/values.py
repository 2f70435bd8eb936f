"""Random arguments for a layer: mostly such as make sense for the tensor it gets, now and then such as do not."""

import keras
from kinds import described, make

POLICIES = [
    "float16",
    "bfloat16",
    "float64",
    "mixed_float16",
    "mixed_bfloat16",
    "float32",
]
FAMILIES = {
    "initializer": keras.initializers,
    "regularizer": keras.regularizers,
    "constraint": keras.constraints,
}
NAMES = {
    "initializer": [
        "zeros",
        "ones",
        "he_normal",
        "lecun_uniform",
        "random_normal",
        "truncated_normal",
        "glorot_normal",
        "orthogonal",
        "variance_scaling",
    ],
    "regularizer": ["l1", "l2", "L1L2"],
    "constraint": ["max_norm", "non_neg", "unit_norm", "min_max_norm"],
}
ACTIVATIONS = sorted(
    {
        one.__name__
        for one in keras.src.activations.ALL_OBJECTS
        if isinstance(one, type(keras.activations.relu))
    }
)

# What an argument of each form does not take, or only by chance. Keras takes anything for a flag, and for most choices.
WRONG = {
    "sizes": [0, -1, None, [], [1, 2, 3, 4, 5], [0, 1], [2, -1, 2]],
    "sides": [-1, None, [], [1, 2, 3, 4, 5], [[3, 3], [0, -1]]],
    "integer": [0, -1, None, 1000],
    "axes": [7, -7, [], [0, 1], [1, 1]],
    "shape": [[0], [-1, -1], [7], [], [-2]],
    "fraction": [-0.5, 1, 1.5, None],
    "number": [-1],
    "activation": ["nonsense", None],
    "object": ["nonsense"],
}


class Chooser:
    """Arguments of one kind for one tensor."""

    def __init__(self, rng, kind, shape, kinds):
        self.rng = rng
        self.kind = kind
        self.kinds = kinds
        self.shape = shape
        self.rank = len(shape)

    def config(self):
        """A whole set of arguments: those of a case, or put together."""
        rng = self.rng
        fitting = [
            case
            for case in self.kind["cases"]
            if case["inputs"] and len(case["inputs"][0]["shape"]) == self.rank
        ]
        if fitting and rng.random() < 0.2:
            return dict(rng.choice(fitting)["config"])
        config = {}
        for argument in self.kind["arguments"]:
            if argument["required"] or rng.random() < self.likelihood(argument):
                config[argument["name"]] = self.value(argument)
        self.make_groups_fit(config)
        if config and rng.random() < 0.1:
            name = rng.choice([one for one in config if one != "seed"] or list(config))
            wrong = (
                ["nonsense"]
                if name in ("padding", "data_format")
                else WRONG.get(self.form_of(name), [config[name]])
            )
            config[name] = rng.choice(wrong)
        return config

    def form_of(self, name):
        return next(
            (
                one["control"]["type"]
                for one in self.kind["arguments"]
                if one["name"] == name
            ),
            None,
        )

    def likelihood(self, argument):
        """How often an argument is given that could be left out."""
        if argument["name"] in ("dtype", "trainable"):
            return 0.08
        return (
            0.06 if argument["control"]["type"] in ("object", "value", "layer") else 0.3
        )

    def value(self, argument):
        name, control = argument["name"], argument["control"]
        seen = [
            case["config"][name]
            for case in self.kind["cases"]
            if name in case["config"] and case["accepted"]
        ]
        by_name = getattr(self, f"argument_{name}", None)
        if by_name and self.rng.random() < 0.85:
            return by_name(control)
        by_control = getattr(self, f"control_{control['type']}", None)
        if seen and self.rng.random() < (
            0.6 if control["type"] == "layer" else 0.15 if by_control else 1
        ):
            return self.rng.choice(seen)
        return by_control(control, argument) if by_control else None

    # What fits depends on what the argument means.

    def argument_dtype(self, control):
        return self.rng.choice(POLICIES)

    def argument_strides(self, control):
        return None if self.rng.random() < 0.1 else self.sizes(control["count"], 3)

    def argument_dilation_rate(self, control):
        return 1 if self.rng.random() < 0.5 else self.sizes(control["count"], 3)

    def argument_groups(self, control):
        channels = self.channels({})
        return self.rng.choice(
            [one for one in range(1, 9) if channels is None or channels % one == 0]
        )

    def argument_axis(self, control):
        axis = self.rng.randint(-self.rank, self.rank - 1) if self.rank else 0
        if control["type"] != "axes" or self.rng.random() < 0.6:
            return axis
        return sorted({self.rng.randint(1, max(self.rank - 1, 1)) for _ in range(2)})

    def argument_target_shape(self, control):
        """A factorisation of what there is, sometimes with -1."""
        total = 1
        for size in self.shape[1:]:
            total *= size or 1
        factors, rest = [], total
        while rest > 1 and len(factors) < 3:
            factor = self.rng.choice(
                [one for one in range(1, min(rest, 64) + 1) if rest % one == 0]
            )
            factors.append(factor)
            rest //= factor
        factors.append(rest)
        if self.rng.random() < 0.3 or None in self.shape[1:]:
            factors[self.rng.randrange(len(factors))] = -1
        return factors

    def argument_dims(self, control):
        order = list(range(1, self.rank))
        self.rng.shuffle(order)
        return order

    def argument_noise_shape(self, control):
        return [self.rng.choice([None, size, 1]) for size in self.shape]

    def argument_shared_axes(self, control):
        axes = list(range(1, self.rank))
        return self.rng.sample(axes, self.rng.randint(1, len(axes))) if axes else [1]

    def make_groups_fit(self, config):
        channels = self.channels(config)
        groups = config.get("groups")
        if not isinstance(groups, int) or groups < 1 or self.rng.random() < 0.1:
            return
        if channels:
            config["groups"] = groups = self.rng.choice(
                [one for one in range(1, channels + 1) if channels % one == 0]
            )
        if isinstance(config.get("filters"), int):
            config["filters"] = groups * self.rng.randint(1, 3)

    def channels(self, config):
        if self.rank < 2:
            return None
        return self.shape[1 if config.get("data_format") == "channels_first" else -1]

    # What fits depends on the form.

    def sizes(self, count, most):
        if self.rng.random() < 0.4:
            return self.rng.randint(1, most)
        return [self.rng.randint(1, most) for _ in range(count)]

    def control_sizes(self, control, argument):
        # UpSampling1D takes a number and no list.
        return (
            self.rng.randint(1, 3)
            if argument["name"] == "size" and control["count"] == 1
            else self.sizes(control["count"], 4)
        )

    def control_sides(self, control, argument):
        one = self.rng.random()
        if one < 0.3:
            return self.rng.randint(0, 2)
        if one < 0.6 or control["count"] == 1:
            return [
                self.rng.randint(0, 3)
                for _ in range(max(control["count"], 2 if control["count"] == 1 else 0))
            ]
        return [
            [self.rng.randint(0, 3), self.rng.randint(0, 3)]
            for _ in range(control["count"])
        ]

    def control_integer(self, control, argument):
        least = max(control.get("min", 1), -3)
        return self.rng.randint(least, min(control.get("max", least + 8), least + 8))

    def control_number(self, control, argument):
        return round(self.rng.uniform(control.get("min", 0), control.get("max", 2)), 2)

    def control_fraction(self, control, argument):
        return round(self.rng.random() * 0.9, 2)

    def control_flag(self, control, argument):
        return self.rng.random() < 0.5

    def control_choice(self, control, argument):
        return self.rng.choice(control["options"])

    def control_activation(self, control, argument):
        return self.rng.choice(ACTIVATIONS)

    def control_axes(self, control, argument):
        return self.argument_axis(control)

    def control_object(self, control, argument):
        name = self.rng.choice(NAMES[control["family"]])
        if self.rng.random() < 0.5:
            return name
        module = FAMILIES[control["family"]]
        return keras.saving.serialize_keras_object(module.get(name))

    def control_layer(self, control, argument):
        """What a wrapper wraps: a layer for one axis less."""
        inner = [self.shape[0], *self.shape[2:]]
        single = [
            kind
            for kind in self.kinds
            if len(kind["ports"]) == 1
            and "operands" not in kind
            and not any(one["control"]["type"] == "layer" for one in kind["arguments"])
        ]
        fitting = [
            kind
            for kind in single
            if len(inner) in kind["ports"][0].get("ranks", [len(inner)])
        ] or single
        kind = self.rng.choice(fitting)
        config = Chooser(self.rng, kind, inner, self.kinds).config()
        try:
            return keras.saving.serialize_keras_object(make(kind, config, "wrapped"))
        except Exception:  # noqa: BLE001 - whatever it is, it is how Keras rejects
            wrapped = described(kind, config, "wrapped")
            return {key: one for key, one in wrapped.items() if key != "name"}
