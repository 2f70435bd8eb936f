import { python, type Section } from './section.js';

/**
 * Weights in a `.safetensors` file, keyed by the layer's name and the variable's path inside it: the same names and
 * layouts that the project in TensorFlow.js reads and writes. The layers are walked because `variable.path` is not
 * unique where models are nested.
 */
export const weightFiles: Section = {
  imports: [],
  text: python(`
def named_weights(model):
    """Return the variables of all layers by layer and path: "conv1/kernel"."""
    return {
        f"{layer.name}/{variable.path.partition('/')[2]}": variable
        for layer in model.layers
        for variable in layer.weights
    }


def save_weights(model, path):
    """Write the weights as a .safetensors file."""
    from safetensors.numpy import save_file

    arrays = {
        name: keras.ops.convert_to_numpy(variable).astype("float32")
        for name, variable in named_weights(model).items()
    }
    save_file(arrays, path)


def load_weights(model, path):
    """Take the weights of a .safetensors file over, all or none."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        arrays = load_file(path)
    except (OSError, SafetensorError) as error:
        raise DataError(f"{path} cannot be read as .safetensors: {error}") from error
    variables = named_weights(model)
    for name, variable in variables.items():
        if name not in arrays:
            raise DataError(f"there is no {name} in {path}: it is of another network")
        if arrays[name].shape != tuple(variable.shape):
            raise DataError(
                f"{name} has the shape {arrays[name].shape} in {path}, "
                f"but {tuple(variable.shape)} here"
            )
    for name in arrays:
        if name not in variables:
            raise DataError(f"{path} has a weight {name}, which this network has not")
    for name, variable in variables.items():
        variable.assign(arrays[name])
    settle(model)


def settle(model):
    """Let the layers that compute with a copy of their weights take it anew."""
    for layer in model.layers:
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()
`),
};
