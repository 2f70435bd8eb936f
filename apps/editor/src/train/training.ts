import { proposeRecipe } from '@netwright/codegen';
import type { NetDocument } from '@netwright/graph';
import { create } from 'zustand';
import { download } from '../files/download.js';
import { fileStem } from '../files/file-name.js';
import { shippedBytes } from '../files/shipped-data.js';
import { editor, useEditor } from '../store/editor.js';
import { addLosses } from './losses.js';
import type { BackendChoice, ChosenBackend, DataGiven, Order, Report, Scores, StepLoss } from './messages.js';

/** Where a training stands: nothing loaded; TF.js and the model are being made; ready for orders; and so on. */
export type Phase = 'off' | 'starting' | 'ready' | 'reading' | 'training' | 'stopping' | 'over';

export interface EpochRow {
  readonly epoch: number;
  readonly scores: Scores;
}

interface Progress {
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
}

interface TrainingState {
  readonly phase: Phase;
  /** The drawing that is trained: as it was when the training began. */
  readonly document: NetDocument | undefined;
  readonly backend: ChosenBackend | undefined;
  readonly parameters: number;
  /** Epochs of one run, by the recipe, and the one that this run ends with. */
  readonly epochs: number;
  readonly until: number;
  readonly progress: Progress | undefined;
  readonly history: readonly EpochRow[];
  readonly losses: readonly StepLoss[];
  readonly test: Scores;
  /** What was done last, in words. */
  readonly said: string;
  /** What went wrong, in words. */
  readonly failure: string | undefined;
}

const nothing: TrainingState = {
  phase: 'off',
  document: undefined,
  backend: undefined,
  parameters: 0,
  epochs: 0,
  until: 0,
  progress: undefined,
  history: [],
  losses: [],
  test: [],
  said: '',
  failure: undefined,
};

/** The training that runs in the worker, as far as the editor knows of it. */
export const useTraining = create<TrainingState>()(() => nothing);

const { setState: set, getState: get } = useTraining;

let worker: Worker | undefined;
/** What is to be done as soon as the model is there. */
let next: (() => void) | undefined;

/** Whether the worker is at something that can be stopped, or only ended. */
export function isBusy(phase: Phase): boolean {
  return phase !== 'off' && phase !== 'ready' && phase !== 'over';
}

/** What is trained on: a set that ships with Netwright, or files of the user's. */
export type DataChoice = { readonly dataset: string } | { readonly files: readonly File[] };

/** Trains on: the drawing that is open in the worker, or else the one on the board. */
export function startTraining(choice: DataChoice, backend: BackendChoice): void {
  if (isBusy(get().phase)) return;
  whenOpen(backend, async () => {
    const { history, losses } = get();
    const of = worker;
    set({
      phase: 'reading',
      said: 'Reading the data.',
      failure: undefined,
      test: [],
      progress: undefined,
      until: history.length + get().epochs,
      // What an epoch that was stopped half way had drawn is drawn again.
      losses: losses.filter(([at]) => at <= history.length),
    });
    try {
      const data = await dataOf(choice);
      if (worker !== of) return;
      if (get().phase === 'reading') order({ type: 'train', data });
      else set({ phase: 'ready', said: 'Stopped.' });
    } catch {
      if (worker !== of) return;
      fail(
        'The data that comes with Netwright could not be fetched. Load the page again and try once more.',
        false,
      );
    }
  });
}

async function dataOf(choice: DataChoice): Promise<DataGiven> {
  if ('files' in choice) return { type: 'files', files: choice.files };
  return { type: 'shipped', name: `${choice.dataset}.csv.gz`, bytes: await shippedBytes(choice.dataset) };
}

/** Stops after the step that is being made; the weights stay. */
export function stopTraining(): void {
  if (get().phase !== 'reading' && get().phase !== 'training') return;
  set({ phase: 'stopping', said: 'Stopping after this step.' });
  order({ type: 'stop' });
}

/** Ends the worker: what it learned is gone, and what stands on the board can be trained. */
export function endTraining(): void {
  close();
  set(nothing);
}

export async function loadWeightsFrom(file: File, backend: BackendChoice): Promise<void> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    set({ failure: `${file.name} cannot be read: it may be a folder, or gone.` });
    return;
  }
  whenOpen(backend, () => {
    set({ failure: undefined, said: `Reading ${file.name}.` });
    order({ type: 'load', name: file.name, bytes });
  });
}

export function saveWeightsToFile(): void {
  if (get().phase === 'ready') order({ type: 'save' });
}

/** Opens the board's drawing in a worker unless one is open already, and goes on. */
function whenOpen(backend: BackendChoice, goOn: () => void): void {
  if (get().phase === 'ready') {
    goOn();
    return;
  }
  close();
  const { document, analysis } = editor();
  const epochs = proposeRecipe(document, analysis).phases.reduce((sum, phase) => sum + phase.epochs, 0);
  set({ ...nothing, phase: 'starting', document, epochs, said: 'Starting TensorFlow.js.' });
  next = goOn;
  try {
    worker = new Worker(new URL('./train.worker.ts', import.meta.url), { type: 'module', name: 'training' });
  } catch (error) {
    fail(`The browser does not start a worker: ${String(error)}`, true);
    return;
  }
  worker.onmessage = ({ data }: MessageEvent<Report>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    fail(crashed(event.message), true);
  };
  worker.onmessageerror = () => fail(crashed('its answer could not be read'), true);
  order({ type: 'open', document, backend });
}

function crashed(message: string | undefined): string {
  const why = message || 'it could not be loaded';
  return `The worker that trains has stopped: ${why}. What it learned is gone.`;
}

function order(given: Order): void {
  worker?.postMessage(given);
}

function close(): void {
  worker?.terminate();
  worker = undefined;
  next = undefined;
}

function fail(message: string, over: boolean): void {
  const dead = over || get().phase === 'starting';
  if (dead) close();
  set({ phase: dead ? 'over' : 'ready', failure: message, said: '' });
}

function hear(report: Report): void {
  const state = get();
  switch (report.type) {
    case 'ready': {
      const { backend, parameters } = report;
      set({ phase: 'ready', backend, parameters, said: '' });
      const goOn = next;
      next = undefined;
      goOn?.();
      return;
    }
    case 'steps': {
      const { epoch, step, steps, losses } = report;
      set({
        phase: state.phase === 'stopping' ? 'stopping' : 'training',
        said: state.phase === 'stopping' ? state.said : '',
        losses: addLosses(state.losses, losses),
        progress: {
          epoch,
          step,
          steps,
          loss: losses.at(-1)?.[1] ?? Number.NaN,
        },
      });
      return;
    }
    case 'epoch':
      set({ history: [...state.history, { epoch: report.epoch, scores: report.scores }] });
      return;
    case 'ended':
      set({
        phase: 'ready',
        test: report.test,
        said: report.stopped ? 'Stopped. The weights are as they were after the last step.' : 'Done.',
      });
      editor().announce(report.stopped ? 'Training stopped' : 'Training done');
      return;
    case 'loaded':
      set({ phase: 'ready', said: `The weights of ${report.name} are in place.` });
      return;
    case 'saved': {
      const name = `${fileStem(state.document?.name ?? '')}.safetensors`;
      download(name, new Blob([report.bytes], { type: 'application/octet-stream' }));
      editor().notify(`Downloaded ${name}.`);
      return;
    }
    case 'failed':
      fail(report.message, report.over);
      editor().announce(report.message);
  }
}

// Another document on the board: nobody looks at what was trained before.
useEditor.subscribe((now, before) => {
  if (now.opened !== before.opened && get().phase !== 'off') endTraining();
});
