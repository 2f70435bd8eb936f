/** As in keras.src.applications.inception_resnet_v2, where it is not public. */
export const customScaleLayerSource = `
@keras.saving.register_keras_serializable(package="netwright")
class CustomScaleLayer(layers.Layer):
    """The first input plus the second times a fixed factor."""

    def __init__(self, scale, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def call(self, inputs):
        first, second = inputs
        return first + second * self.scale

    def get_config(self):
        return super().get_config() | {"scale": self.scale}
`.trim();
