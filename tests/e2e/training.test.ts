import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { card, inspector, type } from './board.js';
import { type Editor, expectQuiet, startEditor, type Visit, visit } from './editor-page.js';
import { serious } from './serious.js';

describeWith('chromium', 'TensorFlow.js in the editor', (chromium) => {
  let editor: Editor;
  let visitor: Visit;
  let page: Page;
  beforeAll(async () => {
    editor = await startEditor(chromium);
    visitor = await visit(editor);
    page = visitor.page;
  });
  afterAll(() => editor?.close());

  it('shows the code that it exports, with the selected layer lit, and a click in the code selects', async () => {
    await openTemplate(page, 'LeNet-5 on small digits');
    await page.getByRole('tab', { name: 'TF.js' }).click();
    await page.locator('.view-line', { hasText: 'tf.layers.conv2d(' }).first().waitFor();
    await card(page, 'S4').click();
    await page.locator('.code-lit').first().waitFor();
    await page.locator('.view-line', { hasText: "'S4_tanh'" }).click();
    await expect.poll(() => inspector(page).getByLabel('Name of the layer').inputValue()).toBe('S4_tanh');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'model.ts' }).click();
    expect((await download).suggestedFilename()).toBe('model.ts');
  });

  it('is exported as a project with its data', async () => {
    await page.getByRole('button', { name: 'Project', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download project' }).click();
    const files = unzipSync(readFileSync(await (await download).path()));
    const folder = 'lenet-5-on-small-digits';
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(
        ['package.json', 'index.html', 'README.md', 'src/model.ts', 'src/train.ts', 'src/data.ts'].map(
          (path) => `${folder}/${path}`,
        ),
      ),
    );
    expect(strFromU8(files[`${folder}/src/model.ts`] as Uint8Array)).toContain('tf.layers.conv2d(');
    const digits = files[`${folder}/public/digits.csv.gz`] as Uint8Array;
    expect([...digits.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  });

  it('trains here: says what computes, the loss falls, and the digits are told apart', async () => {
    await page.getByRole('button', { name: 'Train here' }).click();
    await panel(page).getByRole('button', { name: 'Train here' }).click();
    await page.getByTestId('training-progress').waitFor({ timeout: 30_000 });
    const said = await page.getByTestId('training-backend').textContent();
    expect(said).toMatch(/Computes on WebAssembly/);
    expect(said).toMatch(/Not on WebGPU: /);
    await expect
      .poll(async () => (await scores(page)).validationAccuracy, { timeout: 60_000 })
      .toBeGreaterThan(0.9);
    await expect
      .poll(() => page.getByTestId('training-progress').textContent(), { timeout: 60_000 })
      .toMatch(/Epoch ([3-9]|1\d) of 20/);
    // The page goes on drawing: the board answers while it trains.
    await select(page, 'F6');
  });

  it('says that it trains the drawing as it was, when that changes', async () => {
    expect(await page.getByTestId('training-changed').count()).toBe(0);
    await type(page, 'Units', '85');
    await page.getByTestId('training-changed').waitFor();
    await type(page, 'Units', '84');
    await expect.poll(() => page.getByTestId('training-changed').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (theme) => {
    // Colours that are still on their way have no contrast that counts.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    expect(await serious(page, '.drawer')).toEqual([]);
  });

  it('stops, and keeps the weights', async () => {
    await panel(page).getByRole('button', { name: 'Stop' }).click();
    await panel(page).getByText('Stopped.').waitFor();
    const curves = page.locator('.curve');
    expect(await curves.count()).toBe(2);
    const { validationAccuracy } = await scores(page);
    await page.getByRole('button', { name: 'As a table' }).click();
    const row = panel(page).locator('tbody tr').first();
    expect(Number(await row.locator('td').last().textContent())).toBe(validationAccuracy);
    const losses = await panel(page).locator('tbody tr td:first-of-type').allTextContents();
    expect(Number(losses[0])).toBeLessThan(Number(losses.at(-1)));
    await page.getByRole('button', { name: 'As curves' }).click();
  });

  it('saves the weights, takes them back, and goes on where they were', async () => {
    const before = (await scores(page)).validationAccuracy;
    const file = await saveWeights(page);
    await panel(page).getByRole('button', { name: 'Begin again' }).click();
    await page.getByTestId('training-progress').waitFor();
    await panel(page).getByRole('button', { name: 'Stop' }).click();
    await panel(page).getByText('Stopped.').waitFor();
    await loadWeights(page, { name: 'mine.safetensors', bytes: file });
    await panel(page).getByText('The weights of mine.safetensors are in place.').waitFor();
    await panel(page).getByRole('button', { name: 'Train on' }).click();
    await expect
      .poll(async () => (await scores(page)).validationAccuracy, { timeout: 60_000 })
      .toBeGreaterThan(before - 0.1);
    await panel(page).getByRole('button', { name: 'Stop' }).click();
    await panel(page).getByText('Stopped.').waitFor();
  });

  it('refuses weights of another network by the name of the first that does not fit', async () => {
    const bytes = safetensors('other/kernel', [2]);
    await loadWeights(page, { name: 'other.safetensors', bytes });
    await panel(page).getByRole('alert').getByText('C1/kernel').waitFor();
    await loadWeights(page, { name: 'no.safetensors', bytes: new Uint8Array(20) });
    await panel(page).getByRole('alert').getByText('no .safetensors file').waitFor();
    await panel(page).getByRole('button', { name: 'Train on' }).waitFor();
  });

  it('ends the worker when another document is opened', async () => {
    expect(trainers(page)).toBe(1);
    await openTemplate(page, 'Small residual net');
    await expect.poll(() => trainers(page)).toBe(0);
    await panel(page).getByRole('button', { name: 'Train here' }).waitFor();
    expectQuiet(visitor);
  });

  it('says it when the loss is no number any more', async () => {
    await openTemplate(page, 'LeNet-5 on small digits');
    await inspector(page).getByLabel('Name of the network').waitFor();
    await type(page, 'Learning rate', '1e38');
    await panel(page).getByRole('button', { name: 'Train here' }).click();
    await panel(page)
      .getByRole('alert')
      .getByText(/The loss is (NaN|Infinity)/)
      .waitFor({ timeout: 60_000 });
    await panel(page).getByRole('button', { name: 'Begin again' }).waitFor();
  });

  it('says it when the network does not fit', async () => {
    await openTemplate(page, 'LeNet-5 on small digits');
    await select(page, 'F6');
    await type(page, 'Units', '20000000');
    await panel(page).getByRole('button', { name: 'Train here' }).click();
    await panel(page)
      .getByRole('alert')
      .getByText(/takes 8\.9\d GiB .* 4 GiB at most\. Its weights alone/)
      .waitFor({ timeout: 30_000 });
    await expect.poll(() => trainers(page)).toBe(0);
  });

  it('says it when the worker breaks down', async () => {
    await openTemplate(page, 'LeNet-5 on small digits');
    await panel(page).getByRole('button', { name: 'Train here' }).click();
    await page.getByTestId('training-progress').waitFor({ timeout: 30_000 });
    await trainer(page).evaluate(() => {
      setTimeout(() => {
        throw new Error('broken');
      });
    });
    await panel(page)
      .getByRole('alert')
      .getByText(/has stopped: .*broken/)
      .waitFor();
    await panel(page).getByRole('button', { name: 'Begin again' }).waitFor();
    await expect.poll(() => trainers(page)).toBe(0);
  });

  it('says what TensorFlow.js cannot have, only where that is looked at', async () => {
    await page.getByRole('tab', { name: 'Keras' }).click();
    await drop(page, 'optional.json', optionalInput);
    await expect.poll(() => page.getByLabel('Name of the document').inputValue()).toBe('optional');
    await expect.poll(() => page.getByTestId('status-problems').textContent()).toBe('No problems');
    await page.getByRole('tab', { name: 'TF.js' }).click();
    await page.locator('.refusals').getByText('(InputLayer): An optional input').waitFor();
    await page.getByRole('tab', { name: 'Problems 1' }).click();
    await page
      .getByTestId('problems')
      .getByText('TensorFlow.js cannot have this InputLayer')
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Training' }).click();
    await panel(page).getByText('It cannot be trained as it is drawn').waitFor();
    expect(await panel(page).getByRole('button', { name: 'Train here' }).isEnabled()).toBe(false);
    await page.getByRole('tab', { name: 'Keras' }).click();
    await expect.poll(() => page.getByTestId('status-problems').textContent()).toBe('No problems');
    await page.getByRole('tab', { name: 'Training' }).click();
  });

  it('asks for the files of a set that does not ship, and says what is missing', async () => {
    await openTemplate(page, 'LeNet-5');
    expect(await panel(page).getByRole('button', { name: 'Train here' }).isEnabled()).toBe(false);
    await panel(page)
      .locator('input[type=file][multiple]')
      .setInputFiles([{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('a') }]);
    await panel(page).getByRole('button', { name: 'Train here' }).click();
    await panel(page).getByRole('alert').getByText('train-images-idx3-ubyte').waitFor({ timeout: 30_000 });
    expectQuiet(visitor);
  });
});

describeWith('chromium', 'training on WebGPU', (chromium) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await startEditor(chromium, { flags: ['--enable-unsafe-webgpu'] });
  });
  afterAll(() => editor?.close());

  it('is chosen where there is one, makes its steps, and says it when the device is lost', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await openTemplate(page, 'LeNet-5 on small digits');
    await inspector(page).getByLabel('Name of the network').waitFor();
    await type(page, 'Batch size', '4');
    await page.getByRole('button', { name: 'Train here' }).click();
    await panel(page).getByRole('button', { name: 'Train here' }).click();
    await expect
      .poll(() => page.getByTestId('training-progress').textContent(), { timeout: 60_000 })
      .toMatch(/step [2-9]/);
    expect(await page.getByTestId('training-backend').textContent()).toBe('Computes on WebGPU.');
    // A device that is lost in the middle of it ends the run, in words.
    await trainer(page).evaluate(() => {
      const { prototype } = (globalThis as unknown as { GPUDevice: { prototype: Device } }).GPUDevice;
      const make = prototype.createCommandEncoder;
      prototype.createCommandEncoder = function (this: Device) {
        this.destroy();
        return make.call(this);
      };
    });
    await panel(page)
      .getByRole('alert')
      .getByText('The graphics device was lost')
      .waitFor({ timeout: 30_000 });
    await panel(page).getByRole('button', { name: 'Begin again' }).waitFor();
    await expect.poll(() => trainers(page)).toBe(0);
    await visitor.context.close();
  });
});

/** As much of a WebGPU device as the test takes hold of. */
interface Device {
  createCommandEncoder(): object;
  destroy(): void;
}

function panel(page: Page): Locator {
  return page.getByTestId('training');
}

const optionalInput = JSON.stringify({
  format: 'netwright',
  version: 1,
  name: 'optional',
  parameters: [],
  args: {},
  blocks: [],
  graph: {
    nodes: [
      { id: 'x', name: 'x', kind: 'InputLayer', params: { batchShape: [null, 4], optional: true } },
      { id: 'y', name: 'y', kind: 'Dense', params: { units: 2 } },
    ],
    edges: [{ id: 'e', from: { node: 'x', port: 0 }, to: { node: 'y', port: 0 } }],
    inputs: ['x'],
    outputs: [{ name: 'y', from: { node: 'y', port: 0 } }],
  },
});

async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
}

/** Puts a fresh template on the board. */
async function openTemplate(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: 'Templates' }).click();
  await page.getByLabel('Search templates').fill(title);
  const opened = page.locator('.template-list').getByRole('button', { name: title });
  await opened.filter({ has: page.getByText(title, { exact: true }) }).click();
  await expect.poll(() => page.getByLabel('Name of the document').inputValue()).toBe(title);
}

async function select(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.locator('.outline-item', { hasText: name }).click();
  await expect.poll(() => inspector(page).getByLabel('Name of the layer').inputValue()).toBe(name);
}

/** The latest numbers, as they stand beside the curves. */
async function scores(page: Page): Promise<{ readonly validationAccuracy: number }> {
  const accuracy = page.locator('.curve', { hasText: 'accuracy' }).locator('.curve-validation b');
  return { validationAccuracy: (await accuracy.count()) === 0 ? 0 : Number(await accuracy.textContent()) };
}

async function saveWeights(page: Page): Promise<Uint8Array> {
  const download = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: 'Save weights' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('lenet-5-on-small-digits.safetensors');
  return readFileSync(await file.path());
}

async function loadWeights(page: Page, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  await panel(page)
    .locator('input[accept=".safetensors"]')
    .setInputFiles([{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }]);
}

/** A file with one weight. */
function safetensors(name: string, shape: readonly number[]): Uint8Array {
  const size = 4 * shape.reduce((product, axis) => product * axis, 1);
  const header = Buffer.from(JSON.stringify({ [name]: { dtype: 'F32', shape, data_offsets: [0, size] } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(size)]);
}

function trainer(page: Page): Worker {
  const [found] = page.workers().filter(isTrainer);
  if (!found) throw new Error('No worker trains');
  return found;
}

function trainers(page: Page): number {
  return page.workers().filter(isTrainer).length;
}

function isTrainer(worker: Worker): boolean {
  return worker.url().includes('train.worker');
}
