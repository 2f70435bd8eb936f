import type { NetDocument } from '@netwright/graph';
import chollet51 from '../documents/chollet-5-1.netwright.json' with { type: 'json' };
import inceptionSmall from '../documents/inception-small.netwright.json' with { type: 'json' };
import lenet5 from '../documents/lenet5.netwright.json' with { type: 'json' };
import lenet5Digits from '../documents/lenet5-digits.netwright.json' with { type: 'json' };
import residualSmall from '../documents/residual-small.netwright.json' with { type: 'json' };
import { activation, classes, type TemplateOption } from './options.js';

/** An architecture to start from. */
export interface TemplateEntry {
  /** What `netwright new` is told. */
  readonly id: string;
  readonly title: string;
  readonly year: number;
  /** Where it comes from: authors, title, place. */
  readonly paper: string;
  readonly description: string;
  readonly document: NetDocument;
  /** What can be set when it is taken: `new --set classes=26`. */
  readonly options: readonly TemplateOption[];
  /** With the options as they stand: what the paper or a course prints, and what the real Keras counts. */
  readonly counts: { readonly parameters: number; readonly macs: number };
}

// A JSON module has the type of its text, wider than what it holds; a test restores each of them without a problem.
function entry(document: unknown, rest: Omit<TemplateEntry, 'document' | 'description'>): TemplateEntry {
  const known = document as NetDocument;
  return { ...rest, description: known.description ?? '', document: known };
}

const lecun =
  'LeCun, Bottou, Bengio and Haffner: Gradient-based learning applied to document recognition. Proceedings of the IEEE 86(11)';
const lenetLayers = ['c1', 's2-tanh', 'c3', 's4-tanh', 'c5', 'f6'];

/** Every template, in the order in which they are offered. */
export const templates: readonly TemplateEntry[] = [
  entry(lenet5, {
    id: 'lenet5',
    title: 'LeNet-5',
    year: 1998,
    paper: lecun,
    options: [classes('output', 10), activation(lenetLayers, 'tanh')],
    counts: { parameters: 61706, macs: 416520 },
  }),
  entry(lenet5Digits, {
    id: 'lenet5-digits',
    title: 'LeNet-5 on small digits',
    year: 1998,
    paper: lecun,
    options: [classes('output', 10), activation(lenetLayers, 'tanh')],
    counts: { parameters: 61706, macs: 416520 },
  }),
  entry(chollet51, {
    id: 'chollet-5-1',
    title: 'Chollet 5.1 convnet',
    year: 2017,
    paper: 'Chollet: Deep Learning with Python, section 5.1. Manning',
    options: [classes('output', 10)],
    counts: { parameters: 93322, macs: 2794240 },
  }),
  entry(inceptionSmall, {
    id: 'inception-small',
    title: 'Small inception net',
    year: 2014,
    paper: 'After Szegedy et al.: Going deeper with convolutions. CVPR 2015',
    options: [classes('output', 10)],
    counts: { parameters: 15726, macs: 391024 },
  }),
  entry(residualSmall, {
    id: 'residual-small',
    title: 'Small residual net',
    year: 2015,
    paper: 'After He, Zhang, Ren and Sun: Deep residual learning for image recognition. CVPR 2016',
    options: [classes('output', 10)],
    counts: { parameters: 19994, macs: 533824 },
  }),
];

export function findTemplate(id: string): TemplateEntry | undefined {
  return templates.find((template) => template.id === id);
}
