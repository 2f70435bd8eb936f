/** What Keras lacks: the formula of the paper, written for any backend. */
export const localResponseNormalizationSource = `
@keras.saving.register_keras_serializable(package="netwright")
class LocalResponseNormalization(layers.Layer):
    """Divides by what neighbouring channels hold (Krizhevsky et al. 2012, 3.3)."""

    def __init__(
        self, depth_radius=2, bias=2.0, alpha=1e-4, beta=0.75, axis=-1, **kwargs
    ):
        super().__init__(**kwargs)
        if not isinstance(depth_radius, int) or depth_radius < 0:
            raise ValueError(f"depth_radius cannot be {depth_radius}")
        self.depth_radius = depth_radius
        self.bias = float(bias)
        self.alpha = float(alpha)
        self.beta = float(beta)
        self.axis = axis
        self.supports_masking = True

    def build(self, input_shape):
        if not -len(input_shape) <= self.axis < len(input_shape):
            raise ValueError(f"axis {self.axis} is not in {input_shape}")

    def call(self, inputs):
        inputs = keras.ops.cast(inputs, self.compute_dtype)
        radius = self.depth_radius
        squares = keras.ops.moveaxis(keras.ops.square(inputs), self.axis, -1)
        sides = [(0, 0)] * (len(inputs.shape) - 1) + [(radius, radius)]
        padded = keras.ops.pad(squares, sides)
        # Shifted by each distance from a channel to its neighbours, and added up.
        total = sum(
            padded[..., shift : shift - 2 * radius or None]
            for shift in range(2 * radius + 1)
        )
        total = keras.ops.moveaxis(total, -1, self.axis)
        return inputs / (self.bias + self.alpha * total) ** self.beta

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return super().get_config() | {
            "depth_radius": self.depth_radius,
            "bias": self.bias,
            "alpha": self.alpha,
            "beta": self.beta,
            "axis": self.axis,
        }
`.trim();
