export * from './ask-keras.js';
export * from './backend.js';
export * from './folder.js';
