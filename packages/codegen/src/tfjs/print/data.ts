import { isFloat } from '@netwright/layers';
import type { Fit, ModelInput } from '../../recipe/index.js';
import type { OutputPlan, TrainingPlan } from '../../recipe/plan.js';
import { Writer } from '../../text/writer.js';
import {
  type Expression,
  list,
  literal,
  object,
  type Property,
  writeExpression,
} from '../../typescript/index.js';
import { byPath, importOf, onlyTypes } from './imports.js';

type Imports = Map<string, Set<string>>;

/** `src/data.ts`: how the examples come into the form that the model takes. */
export function printData(plan: TrainingPlan): string {
  const imports: Imports = new Map();
  const take = (file: string, ...names: readonly string[]) => {
    imports.set(file, new Set([...(imports.get(file) ?? []), ...names]));
  };
  take('project.js', 'type DataSource', 'type ProjectData');
  take('data/files.js', 'type DataFiles');
  take('data/arrays.js', 'type ArrayForm');
  take('data/random-examples.js', 'randomExamples');
  take('data/split.js', 'mulberry32');
  take('training/examples.js', 'type Examples');
  const body = plan.dataset.image ? images(plan, take) : arrays(plan, take);
  const parts = [
    declaration('Where the data comes from.', 'export const source: DataSource = ', sourceOf(plan)),
    declaration('What goes into the model.', 'const inputs: readonly ArrayForm[] = ', list(inputForms(plan))),
    declaration('What it learns to give.', 'const labels: readonly ArrayForm[] = ', list(labelForms(plan))),
    `/** The share of the examples that is held back for validation, the same of each class. */
const validation = ${text(literal(plan.recipe.validation))};`,
    body,
    `/** Random examples that fit the model, to see that a step can be made. */
export function randomData(count: number): Examples {
  return randomExamples(count, inputs, labels, mulberry32(recipe.seed));
}`,
  ];
  const lines = [...imports].sort(byPath);
  const head = lines.map(([file, names]) => onlyTypes(importOf([...names], `./lib/${file}`)));
  return `${head.join('')}${importOf(['recipe'], './train.js')}\n${parts.join('\n\n')}\n`;
}

function text(expression: Expression): string {
  const writer = new Writer();
  writeExpression(writer, expression, 0, 0, 0);
  return writer.text;
}

function declaration(comment: string, prefix: string, value: Expression): string {
  const writer = new Writer();
  writer.write(`/** ${comment} */\n${prefix}`);
  writeExpression(writer, value, 0, prefix.length, 1);
  return `${writer.text};`;
}

export function sourceOf(plan: TrainingPlan): Expression {
  const { dataset, fit, ends } = plan;
  const [input] = ends.inputs;
  const image = dataset.image;
  const channels = image?.[2];
  const drawable = image && input && isFloat(input.dtype) && (channels === 1 || channels === 3);
  return object([
    { name: 'title', value: literal(dataset.title) },
    ...(dataset.ships ? [{ name: 'ships', value: literal(dataset.ships) }] : []),
    { name: 'takes', value: literal(takesOf(plan)) },
    ...(drawable
      ? [
          {
            name: 'image',
            value: literal({
              height: image[0],
              width: image[1],
              channels,
              pad: fit.pad,
              layout: fit.layout,
              lightOnDark: channels === 1,
            }),
          },
        ]
      : []),
  ]);
}

/** What files TensorFlow.js takes: of some sets others than the Python script. */
export function takesOf({ dataset: { id, image, data }, ends, outputs }: TrainingPlan): string {
  if (id === 'mnist' || id === 'fashion_mnist') return 'the four original IDX files, gzipped or not';
  if (id === 'cifar10')
    return 'the files data_batch_1.bin to data_batch_5.bin and test_batch.bin of the binary version';
  if (id === 'cifar100') return 'the files train.bin and test.bin of the binary version';
  if (image || (ends.inputs.length === 1 && outputs.length === 1)) return data;
  const names = [
    ...ends.inputs.map(({ name }) => inputName(name, ends.inputs.length)),
    ...outputs.map(({ layer }) => labelName(layer, outputs.length)),
  ];
  return `an .npz file with the arrays ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The name of an array, which says for which input it is where there are several. */
function inputName(name: string, inputs: number): string {
  return inputs === 1 ? 'x' : `x_${name}`;
}

function labelName(layer: string, outputs: number): string {
  return outputs === 1 ? 'y' : `y_${layer}`;
}

function form(
  name: string,
  shape: readonly (number | null | undefined)[],
  more: readonly Property[],
): Expression {
  return object([
    { name: 'name', value: literal(name) },
    { name: 'shape', value: literal(shape.map((size) => size ?? null)) },
    ...more,
  ]);
}

export function inputForms({ ends }: TrainingPlan): Expression[] {
  return ends.inputs.map(({ name, shape, dtype }: ModelInput) =>
    form(inputName(name, ends.inputs.length), shape ?? [], [
      { name: 'holds', value: literal(isFloat(dtype) ? 'numbers' : 'whole') },
    ]),
  );
}

export function labelForms({ outputs }: TrainingPlan): Expression[] {
  return outputs.map(({ layer, shape, target, units }: OutputPlan) =>
    form(labelName(layer, outputs.length), target === 'ids' ? shape.slice(0, -1) : shape, [
      { name: 'holds', value: literal(target) },
      ...(target === 'ids' || target === 'oneHot' ? [{ name: 'classes', value: literal(units) }] : []),
    ]),
  );
}

type Take = (file: string, ...names: readonly string[]) => void;

/** How the images of a set go into the model. */
export interface ImagePlan {
  readonly form: { readonly pad: number; readonly layout: Fit['layout']; readonly largest?: number };
  readonly classes: number;
  readonly target: 'ids' | 'oneHot' | 'numbers';
}

export function imagePlan({
  dataset,
  fit,
  ends,
  outputs,
}: Pick<TrainingPlan, 'dataset' | 'fit' | 'ends' | 'outputs'>): ImagePlan {
  const { classes = 1, largest = 1 } = dataset;
  const target = outputs[0]?.target ?? 'ids';
  const whole = ends.inputs[0] !== undefined && !isFloat(ends.inputs[0].dtype);
  return {
    form: { pad: fit.pad, layout: fit.layout, ...(whole ? {} : { largest }) },
    classes,
    target: target === 'binary' ? 'numbers' : target,
  };
}

/** Loads one of the sets of images. */
function images({ dataset, fit, ends, outputs }: TrainingPlan, take: Take): string {
  const { id } = dataset;
  const { form: config, classes, target: encoded } = imagePlan({ dataset, fit, ends, outputs });
  take('data/images.js', 'imageExamples');
  take('data/split-examples.js', 'splitExamples');
  const examples = (of: string) => `imageExamples(${of}, form, ${classes}, '${encoded}')`;
  const head = `const form = ${text(literal(config))} as const;

/** The examples in three parts: to learn from, to look at meanwhile, and where the set has one for a test. */
export async function loadData(files: DataFiles): Promise<ProjectData> {`;
  if (dataset.ships) {
    take('data/digits.js', 'readDigits');
    return `${head}
  const images = await readDigits(files);
  return splitExamples(${examples('images')}, validation, recipe.seed, images.labels);
}`;
  }
  const cifar = id.startsWith('cifar');
  if (cifar) take('data/cifar.js', id, 'readCifar');
  else take('data/idx.js', 'readIdx');
  const read = (part: 'train' | 'test') =>
    cifar ? `readCifar(files, ${id}, '${part}')` : `readIdx(files, '${part === 'train' ? part : 't10k'}')`;
  return `${head}
  const images = await ${read('train')};
  const test = await ${read('test')};
  return {
    ...splitExamples(${examples('images')}, validation, recipe.seed, images.labels),
    test: ${examples('test')},
  };
}`;
}

/** Loads arrays of one's own. */
function arrays({ ends, outputs }: TrainingPlan, take: Take): string {
  take('data/array-parts.js', 'arrayParts');
  take('data/npz.js', 'readNpz');
  const single = ends.inputs.length === 1 && outputs.length === 1;
  return `/** The arrays of an .npz file${single ? ': x and y, or x_train and y_train with x_test and y_test' : ', one for each input and output'}. */
export async function loadData(files: DataFiles): Promise<ProjectData> {
  return arrayParts(await readNpz(files), inputs, labels, validation, recipe.seed);
}`;
}
