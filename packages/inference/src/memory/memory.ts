import type { Analysis, NodeAnalysis } from '../analysis.js';
import { tensorBytes, weightBytes } from './bytes.js';
import { livePeak } from './inference-memory.js';
import { phasesOf } from './phases.js';
import { scheduleOf } from './schedule.js';
import { tfjsTrainingBytes, trainingBytes } from './training-memory.js';

/** Bytes, by the definitions of docs/costs.md; null where a size is open or not known. */
export interface Memory {
  /** All weights. */
  readonly weights: number | null;
  /** The outputs of all layers for one batch, each once. */
  readonly activations: number | null;
  /** Weights, and the activations that are alive at once, at most. */
  readonly inference: number | null;
  /** The most that a training step holds at one moment, in a compiled engine. */
  readonly training: number | null;
  /** The same in TensorFlow.js, which trains in the browser; null where it lacks the optimiser. */
  readonly trainingTfjs: number | null;
  /** The largest single weight or activation. */
  readonly largestBuffer: number | null;
}

/** Memory at a batch size, for the layers of the model. */
export function memoryOf(analysis: Analysis, batch: number): Memory {
  const { weights, activations, largest } = sumsOf(analysis, batch);
  const known = weights !== null && activations !== null;
  const schedule = known ? scheduleOf(analysis, batch, 'inference') : 'fault';
  return {
    weights,
    activations,
    inference: known && typeof schedule === 'object' ? weights + livePeak(schedule) : null,
    ...trainingOf(analysis, batch),
    largestBuffer: known ? largest : null,
  };
}

/** Of the phase that needs most. */
function trainingOf(analysis: Analysis, batch: number): Pick<Memory, 'training' | 'trainingTfjs'> {
  const none = { training: null, trainingTfjs: null };
  const schedule = scheduleOf(analysis, batch, 'training');
  if (typeof schedule !== 'object') return none;
  let most = 0;
  let mostTfjs: number | null = 0;
  for (const phase of phasesOf(analysis)) {
    if (!phase) return none;
    most = Math.max(most, trainingBytes(schedule, phase.training).peak);
    const { temporaries } = phase.optimizer;
    mostTfjs =
      mostTfjs === null || temporaries === undefined
        ? null
        : Math.max(mostTfjs, tfjsTrainingBytes(schedule, phase.training, temporaries));
  }
  return { training: Math.ceil(most), trainingTfjs: mostTfjs === null ? null : Math.ceil(mostTfjs) };
}

/** What can be told even where something else is not known. */
function sumsOf({ flat }: Analysis, batch: number) {
  let weights: number | null = 0;
  let activations: number | null = 0;
  let largest = 0;
  const counted = new Set<string>();
  for (const id of flat.order) {
    if (flat.unused.has(id)) continue;
    const node = flat.nodes.get(id) as NodeAnalysis;
    for (const output of node.outputs) {
      const bytes = tensorBytes(output, batch);
      activations = activations === null || typeof bytes !== 'number' ? null : activations + bytes;
      largest = Math.max(largest, bytes ?? 0);
    }
    const layer = node.shares ?? id;
    if (counted.has(layer)) continue;
    const own = weightBytes(node);
    if (!own) {
      weights = null;
      continue;
    }
    counted.add(layer);
    for (const { bytes } of own) {
      if (weights !== null) weights += bytes;
      largest = Math.max(largest, bytes);
    }
  }
  return { weights, activations, largest };
}
