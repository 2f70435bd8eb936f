// Trains a document where it is drawn: it will run the very calls that `codegen` prints, on TensorFlow.js, in a worker.
// Empty until there is such a target; the borders already say who may know it, and that it alone may know TensorFlow.js.
export {};
