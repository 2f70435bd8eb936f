// What a worker in a browser needs to train: a bundler has to serve the binaries of the wasm backend.
export { chooseBackend } from '../backend/choose.js';
export { DataError, type DataFiles } from '../data/files.js';
export { DeviceFailure, type DeviceWatch, watchDevice } from '../kernels/index.js';
export { type DrawnProject, projectOf } from '../run/project.js';
export { runRecipe } from '../training/recipe.js';
export { evaluate, TrainingError } from '../training/train.js';
export { loadWeights, saveWeights } from '../weights/model-weights.js';
export { WeightsError } from '../weights/safetensors.js';
export { deviceLimits } from './limits.js';
export { serveWasm } from './wasm.js';
