import { analyze } from '@netwright/inference';
import {
  chooseBackend,
  type DataFiles,
  type DeviceWatch,
  type DrawnProject,
  evaluate,
  loadWeights,
  projectOf,
  runRecipe,
  saveWeights,
  serveWasm,
  watchDevice,
} from '@netwright/runtime/browser';
import type { DataGiven, Order, Report, StepLoss } from './messages.js';
import { inWords } from './worker/in-words.js';
import { refuseTooLarge } from './worker/too-large.js';

/** How often the editor is told of steps, in milliseconds. */
const pace = 80;

/** What is open: a drawing as it was, built. */
interface Opened {
  readonly project: DrawnProject;
  readonly model: ReturnType<DrawnProject['buildModel']>;
  readonly device: DeviceWatch | undefined;
}

let opened: Opened | undefined;
let stopping: { aborted: boolean } | undefined;
/** Epochs that the model went through in earlier runs. */
let epochsBefore = 0;

function report(message: Report, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

addEventListener('message', ({ data: order }: MessageEvent<Order>) => {
  if (order.type === 'stop') {
    if (stopping) stopping.aborted = true;
    return;
  }
  obey(order).catch((error: unknown) => report({ type: 'failed', ...inWords(error) }));
});

async function obey(order: Exclude<Order, { type: 'stop' }>): Promise<void> {
  if (order.type === 'open') opened = await open(order);
  if (!opened) return;
  const { model, project, device } = opened;
  switch (order.type) {
    case 'train':
      return unlessLost(device, train(opened, order.data));
    case 'load':
      loadWeights(model, project.layers, order.bytes);
      return report({ type: 'loaded', name: order.name });
    case 'save': {
      const bytes = await unlessLost(device, saveWeights(model, project.layers));
      return report({ type: 'saved', bytes }, [bytes.buffer]);
    }
  }
}

async function open({ document, backend }: Extract<Order, { type: 'open' }>): Promise<Opened> {
  serveWasm();
  const chosen = await chooseBackend(backend === 'best' ? undefined : [backend]);
  const device = chosen.name === 'webgpu' ? watchDevice() : undefined;
  const analysis = analyze(document);
  const project = projectOf(document, analysis);
  refuseTooLarge(analysis, project.recipe.batchSize);
  const model = project.buildModel();
  device?.check();
  report({ type: 'ready', backend: chosen, parameters: model.countParams() });
  return { project, model, device };
}

async function train({ project, model, device }: Opened, given: DataGiven): Promise<void> {
  const signal = { aborted: false };
  stopping = signal;
  const data = await project.loadData(filesOf(given));
  let losses: StepLoss[] = [];
  let told = 0;
  const before = epochsBefore;
  await runRecipe(model, data, project.recipe, {
    signal,
    onStep: ({ epoch, step, steps, loss }) => {
      device?.check();
      losses.push([before + epoch - 1 + step / steps, loss]);
      if (step < steps && performance.now() - told < pace) return;
      told = performance.now();
      report({ type: 'steps', epoch: before + epoch, step, steps, losses });
      losses = [];
    },
    onEpoch: ({ epoch, scores }) => {
      epochsBefore = before + epoch;
      report({ type: 'epoch', epoch: epochsBefore, scores: [...scores] });
    },
  });
  device?.check();
  const test = data.test && !signal.aborted ? await evaluate(model, data.test, project.recipe) : [];
  report({ type: 'ended', stopped: signal.aborted, test: [...test] });
}

/** A device that is lost may never answer: what waits for it must not wait for ever. */
async function unlessLost<T>(device: DeviceWatch | undefined, work: Promise<T>): Promise<T> {
  if (!device) return work;
  try {
    return await Promise.race([work, device.failed]);
  } catch (error) {
    // What was being read from it may fail before it says itself that it is lost.
    await new Promise((resolve) => setTimeout(resolve, 250));
    device.check();
    throw error;
  }
}

function filesOf(given: DataGiven): DataFiles {
  if (given.type === 'shipped') return { names: [given.name], read: async () => given.bytes };
  const files = new Map(given.files.map((file) => [file.name, file]));
  return {
    names: [...files.keys()],
    read: async (name) => new Uint8Array(await (files.get(name) as File).arrayBuffer()),
  };
}
