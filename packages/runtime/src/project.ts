import type * as tf from '@tensorflow/tfjs';
import type { DataFiles } from './data/files.js';
import type { Parts } from './data/split-examples.js';
import type { Examples } from './training/examples.js';
import type { Recipe } from './training/recipe.js';
import type { LayerForm } from './weights/model-weights.js';

/** What a project trains on, with a test where the set has one. */
export interface ProjectData extends Parts {
  readonly test?: Examples;
}

/** A network with its data and its recipe: what the page and the command line show and run. */
export interface Project {
  readonly title: string;
  readonly buildModel: () => tf.LayersModel;
  /** The layers with weights, as files of weights name them. */
  readonly layers: readonly LayerForm[];
  readonly recipe: Recipe;
  readonly loadData: (files: DataFiles) => Promise<ProjectData>;
  /** Random examples that fit the model, to see that a step can be made. */
  readonly randomData: (count: number) => Examples;
  readonly source: DataSource;
}

/** Where the data comes from, in words and names. */
export interface DataSource {
  readonly title: string;
  /** A file that lies beside the page, so that nothing has to be chosen. */
  readonly ships?: string;
  /** What files it takes, as the end of a sentence that begins with "It takes". */
  readonly takes: string;
  /** The image that goes into the model, where that is what it takes. */
  readonly image?: ImageInput;
}

/** How an image becomes an input of the model, for trying it out. */
export interface ImageInput {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly pad: number;
  readonly layout: 'last' | 'first' | 'none' | 'row';
  /** Light drawing on dark ground, as handwritten digits are kept. */
  readonly lightOnDark: boolean;
}
