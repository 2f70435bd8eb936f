/** As in keras.src.applications.convnext, where it is not public. */
export const layerScaleSource = `
@keras.saving.register_keras_serializable(package="netwright")
class LayerScale(layers.Layer):
    """A learnt factor for each channel, small at first (Touvron et al. 2021)."""

    def __init__(self, init_values, projection_dim, **kwargs):
        super().__init__(**kwargs)
        self.init_values = init_values
        self.projection_dim = projection_dim

    def build(self, input_shape):
        self.gamma = self.add_weight(
            shape=(self.projection_dim,),
            initializer=keras.initializers.Constant(self.init_values),
        )

    def call(self, inputs):
        return inputs * self.gamma

    def get_config(self):
        return super().get_config() | {
            "init_values": self.init_values,
            "projection_dim": self.projection_dim,
        }
`.trim();
