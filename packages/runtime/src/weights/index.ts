export * from './model-weights.js';
export * from './safetensors.js';
