import type * as tf from '@tensorflow/tfjs';
import type { ChosenBackend } from '../backend/choose.js';
import type { DataFiles } from '../data/files.js';
import type { Project } from '../project.js';
import { runRecipe } from '../training/recipe.js';
import type { EpochScores } from '../training/train.js';
import { loadWeights, saveWeights } from '../weights/model-weights.js';
import { curves } from './curves.js';
import { chosenFiles, download, element, said } from './elements.js';
import { tryIt } from './try-it.js';

/** Shows a project: the backend in use, progress, curves, the weights as a file, and a board to try it. */
export function showPage(root: HTMLElement, project: Project, backend: ChosenBackend): void {
  const model = project.buildModel();
  new Page(root, project, model, backend).show();
}

class Page {
  private readonly status = element('p', { role: 'status', className: 'status' }, 'Ready.');
  private readonly bar = element('progress', { max: 1, value: 0, ariaLabel: 'Progress of the epoch' });
  private readonly pictures = element('div', { className: 'curves' });
  private readonly start = element('button', { type: 'button', className: 'primary' }, 'Train');
  private readonly stop = element('button', { type: 'button', disabled: true }, 'Stop');
  private readonly data = element('input', { type: 'file', multiple: true, ariaLabel: 'Choose the data' });
  private readonly weights = element('input', {
    type: 'file',
    accept: '.safetensors',
    ariaLabel: 'Load weights',
  });
  private readonly keep = element('button', { type: 'button' }, 'Save weights');
  private readonly history: EpochScores[] = [];

  constructor(
    private readonly root: HTMLElement,
    private readonly project: Project,
    private readonly model: tf.LayersModel,
    private readonly backend: ChosenBackend,
  ) {}

  show(): void {
    const { title, source } = this.project;
    const other = this.backend.passedOver.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
    const parameters = this.model.countParams().toLocaleString('en');
    this.start.onclick = () => void this.train();
    this.keep.onclick = () => void this.save();
    this.weights.onchange = () => void this.load();
    this.root.replaceChildren(
      element('h1', {}, title),
      element(
        'p',
        { className: 'backend' },
        `Computes on ${this.backend.name}${other ? ` (${other})` : ''}. ${parameters} parameters.`,
      ),
      ...(source.ships
        ? []
        : [element('label', {}, `${source.title}. It takes ${source.takes}: `, this.data)]),
      element(
        'p',
        { className: 'actions' },
        this.start,
        this.stop,
        this.keep,
        element('label', {}, 'Weights: ', this.weights),
      ),
      this.status,
      this.bar,
      this.pictures,
      ...(source.image ? [tryIt(source.image, this.model)] : []),
    );
  }

  private async train(): Promise<void> {
    const stopping = new AbortController();
    this.stop.onclick = () => stopping.abort();
    this.busy(true);
    try {
      this.status.textContent = 'Reading the data.';
      const data = await this.project.loadData(await this.files());
      const done = this.history.length;
      await runRecipe(this.model, data, this.project.recipe, {
        signal: stopping.signal,
        onStep: ({ epoch, step, steps, loss }) => {
          this.bar.value = step / steps;
          this.status.textContent = `Epoch ${done + epoch}, step ${step} of ${steps}: loss ${loss.toFixed(4)}`;
        },
        onEpoch: ({ epoch, scores }) => {
          this.history.push({ epoch: done + epoch, scores });
          this.draw();
        },
      });
      const scores = [...(this.history.at(-1)?.scores ?? [])];
      const words = scores.map(([name, score]) => `${name} ${score.toFixed(4)}`).join(', ');
      this.status.textContent = stopping.signal.aborted ? 'Stopped.' : `Done: ${words}`;
    } catch (error) {
      this.status.textContent = said(error);
    } finally {
      this.busy(false);
    }
  }

  private async files(): Promise<DataFiles> {
    const { ships } = this.project.source;
    if (ships === undefined) return chosenFiles(this.data.files as FileList);
    const answer = await fetch(ships);
    if (!answer.ok) throw new Error(`${ships} cannot be had (${answer.status}).`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { names: [ships], read: async () => bytes };
  }

  private draw(): void {
    const names = [...(this.history[0]?.scores.keys() ?? [])].filter((name) => !name.startsWith('val_'));
    this.pictures.replaceChildren(...names.map((name) => curves(name, this.history)));
  }

  private busy(now: boolean): void {
    this.start.disabled = now;
    this.stop.disabled = !now;
    this.weights.disabled = now;
  }

  private async save(): Promise<void> {
    download('model.safetensors', await saveWeights(this.model, this.project.layers));
  }

  private async load(): Promise<void> {
    const [file] = this.weights.files ?? [];
    if (!file) return;
    try {
      loadWeights(this.model, this.project.layers, new Uint8Array(await file.arrayBuffer()));
      this.status.textContent = `The weights of ${file.name} are in place.`;
    } catch (error) {
      this.status.textContent = said(error);
    }
  }
}
