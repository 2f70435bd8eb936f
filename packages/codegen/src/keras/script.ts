import type { NetDocument } from '@netwright/graph';
import { kerasCallable } from '@netwright/layers';
import type { Program } from '../program/index.js';
import { longestChain } from '../program/longest-chain.js';
import { docstringText, literal, type Span, Writer } from '../python/index.js';
import type { TrainingPlan } from '../recipe/plan.js';
import { writeModel } from './model.js';
import { ownLayers } from './own-layers.js';
import { cifar, cifarConstants } from './sections/cifar.js';
import { commandLine, dataHelp } from './sections/command-line.js';
import { digits } from './sections/digits.js';
import { examples } from './sections/examples.js';
import { mainFunction } from './sections/main.js';
import { mnist } from './sections/mnist.js';
import { ownArrays } from './sections/own-arrays.js';
import { encoding, preparation } from './sections/preparation.js';
import { randomData } from './sections/random-data.js';
import { python, type Section } from './sections/section.js';
import { splitting } from './sections/splitting.js';
import { weightFiles } from './sections/weights.js';

export interface Script {
  readonly text: string;
  /** Where each node and each of its arguments stands in the text. */
  readonly spans: readonly Span[];
}

/** The whole `train.py`. */
export function trainScript(document: NetDocument, program: Program, plan: TrainingPlan): Script {
  const writer = new Writer();
  const title = docstringText(document.name, 40) || 'the network';
  const loader = loading(plan);
  const encode = plan.dataset.image
    ? encoding(plan.outputs[0]?.target ?? 'ids', plan.dataset.classes ?? 1)
    : '';
  const gap = '\n\n\n';
  writer.write(
    [
      `"""Train ${title} with Keras.`,
      '',
      'It runs on JAX, TensorFlow and PyTorch: set KERAS_BACKEND to jax, tensorflow or',
      'torch. `python train.py --help` says what can be set.',
      '"""',
      '',
      imports(loader, plan, program),
      '',
      ...constants(plan),
      '',
      '',
      dataError,
    ].join('\n'),
  );
  writer.write(gap);
  for (const source of ownLayers(program)) writer.write(`${source}${gap}`);
  writeModel(writer, program, title);
  const rest = [
    loader.text,
    encode,
    splitting.text,
    examples(plan, encode !== ''),
    randomData(plan.ends.inputs, plan.outputs),
    weightFiles.text,
    commandLine(plan),
    mainFunction(plan),
  ];
  writer.write(`\n\n${rest.filter((section) => section !== '').join(gap)}\n`);
  return { text: writer.text, spans: writer.spans };
}

const dataError = python(`
class DataError(Exception):
    """Something is wrong with the data; the message says what."""
`);

function loading({ dataset, fit, ends, outputs }: TrainingPlan): Section {
  const prepare = () => preparation(dataset, fit, ends.inputs[0]);
  const { id, title, classes = 1 } = dataset;
  if (!dataset.image) return ownArrays(ends.inputs, outputs);
  if (dataset.ships) return digits(prepare());
  return id.startsWith('cifar') ? cifar({ id, title, classes }, prepare()) : mnist(id, title, prepare());
}

function imports(loader: Section, { recipe }: TrainingPlan, program: Program): string {
  const standard = new Set([
    'import argparse',
    'import os',
    'import sys',
    'from pathlib import Path',
    ...loader.imports,
  ]);
  if (recipe.phases.length > 1) standard.add('import fnmatch');
  const order = (line: string) => (line.startsWith('from') ? 1 : 0);
  const sorted = [...standard].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  return [
    ...sorted,
    '',
    'os.environ.setdefault("KERAS_BACKEND", "jax")',
    '',
    'import keras',
    'import numpy as np',
    ...(usesLayers(program) ? ['from keras import layers'] : []),
    ...recursion(program),
  ].join('\n');
}

/** Calls within each other that Python allows by itself, less some that Keras and whoever imports the script need. */
const deepest = 800;

/**
 * Keras 3.15 walks from an output back to the inputs by recursion, one call for each layer of the chain: from some 985
 * on Python ends it, in `keras.Model` and in `load_model`. With a higher limit chains of 10,000 work.
 */
function recursion(program: Program): string[] {
  const chain = longestChain(program);
  if (chain <= deepest) return [];
  return [
    '',
    '# Keras walks through a chain of layers by recursion, here deeper than Python allows.',
    '# Whoever loads the trained model has to set this limit too.',
    `sys.setrecursionlimit(${chain + 1000})`,
  ];
}

/** A network of operations alone has no layer to import. */
function usesLayers({ functions }: Program): boolean {
  return functions.some(({ statements }) =>
    statements.some(
      (statement) =>
        'layer' in statement &&
        statement.layer.definition !== undefined &&
        (statement.layer.definition.targets.keras.source !== undefined ||
          kerasCallable(statement.layer.definition).startsWith('keras.layers.')),
    ),
  );
}

function constants(plan: TrainingPlan): string[] {
  const { recipe, dataset } = plan;
  const number = (value: number) => {
    const expression = literal(value);
    return expression.type === 'text' ? expression.text : 'None';
  };
  return [
    ...(recipe.phases.length === 1 ? [`EPOCHS = ${number(recipe.phases[0]?.epochs ?? 1)}`] : []),
    `BATCH_SIZE = ${number(recipe.batchSize)}`,
    `SEED = ${number(recipe.seed)}`,
    `VALIDATION = ${number(recipe.validation)}  # share of the examples`,
    ...(dataset.id.startsWith('cifar') ? cifarConstants(dataset.id) : []),
    dataHelp(plan),
  ];
}
