import type { Category } from './define.js';

/** The sections of Keras' reference that are not called as the category. */
const sections: Partial<Record<Category, string>> = {
  shape: 'reshaping_layers',
  preprocessing: 'preprocessing_layers/image_augmentation',
};

/** Where Keras describes a kind, as nearly all of its pages are called: `SeparableConv2D` by `separable_convolution2d`. */
export function kerasPage(kind: string, category: Category): string {
  const words = kind
    .replace(/Conv(?=\dD)/, 'Convolution')
    .replace(/(?<=[a-z\d]|\dD)(?=[A-Z][a-z]|LSTM|RNN)/g, '_')
    .toLowerCase();
  return `https://keras.io/api/layers/${sections[category] ?? `${category}_layers`}/${words}/`;
}
