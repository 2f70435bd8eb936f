import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import {
  card,
  choose,
  connect,
  drag,
  dragFromPalette,
  input,
  inspector,
  output,
  parameters,
  pull,
  shapes,
  type,
} from './board.js';
import { type Editor, expectQuiet, startEditor, type Visit, visit } from './editor-page.js';

/** LeNet-5 by the table that is taught, each layer with where it is dropped: two columns, so that all of it is in sight. */
const layers = [
  { name: 'input', kind: 'InputLayer', at: { x: 420, y: 100 } },
  { name: 'C1', kind: 'Conv2D', at: { x: 420, y: 190 } },
  { name: 'S2', kind: 'AveragePooling2D', at: { x: 420, y: 280 } },
  { name: 'C3', kind: 'Conv2D', at: { x: 420, y: 370 } },
  { name: 'S4', kind: 'AveragePooling2D', at: { x: 420, y: 460 } },
  { name: 'C5', kind: 'Conv2D', at: { x: 860, y: 100 } },
  { name: 'flatten', kind: 'Flatten', at: { x: 860, y: 190 } },
  { name: 'F6', kind: 'Dense', at: { x: 860, y: 280 } },
  { name: 'digit', kind: 'Dense', at: { x: 860, y: 370 } },
];

describeWith('chromium', 'LeNet-5 from an empty board', (chromium) => {
  let editor: Editor;
  let visitor: Visit;
  const project = mkdtempSync(join(tmpdir(), 'netwright-e2e-'));

  beforeAll(async () => {
    editor = await startEditor(chromium);
    visitor = await visit(editor);
  });
  afterAll(async () => {
    await editor?.close();
    rmSync(project, { recursive: true, force: true });
  });

  it('begins with nothing', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Netwright' }).click();
    await page.getByRole('button', { name: 'New empty' }).click();
    await expect.poll(() => page.getByTestId('card').count()).toBe(0);
    expect(await parameters(page)).toBe('0');
  });

  it('takes layers from the palette and their parameters from the inspector', async () => {
    const { page } = visitor;
    for (const { name, kind, at } of layers) {
      await dragFromPalette(page, kind, at);
      await type(page, 'Name of the layer', name);
      await setParameters(name);
    }
    expect(await page.getByTestId('card').count()).toBe(layers.length);

    async function setParameters(name: string): Promise<void> {
      if (name === 'input') {
        for (const [axis, size] of [
          ['height', '32'],
          ['width', '32'],
          ['channels', '1'],
        ] as const)
          await type(page, `Shape, ${axis}`, size);
      }
      const filters = new Map([
        ['C1', '6'],
        ['C3', '16'],
        ['C5', '120'],
      ]).get(name);
      if (filters) {
        await type(page, 'Filters', filters);
        // The pair is linked: one number is both.
        await type(page, 'Kernel size, height', '5');
        await choose(page, 'Activation', 'tanh');
      }
      const units = new Map([
        ['F6', '84'],
        ['digit', '10'],
      ]).get(name);
      if (units) {
        await type(page, 'Units', units);
        await choose(page, 'Activation', name === 'F6' ? 'tanh' : 'softmax');
      }
    }
  });

  it('is wired by hand, and says every shape and the total', async () => {
    const { page } = visitor;
    for (const [index, { name }] of layers.entries()) {
      const before = layers[index - 1];
      if (before) await connect(page, before.name, name);
    }
    expect(await shapes(page)).toEqual(
      expect.arrayContaining([
        '32×32×1',
        '28×28×6',
        '14×14×6',
        '10×10×16',
        '5×5×16',
        '1×1×120',
        '120',
        '84',
        '10',
      ]),
    );
    expect(await parameters(page)).toBe('61,706');
    expect(await card(page, 'C3').textContent()).toContain('2,416');
    expect(await page.getByTestId('status-problems').textContent()).toBe('No problems');
  });

  it('refuses a wrong wire and says why', async () => {
    const { page } = visitor;
    await dragFromPalette(page, 'Conv2D', { x: 860, y: 520 });
    await type(page, 'Name of the layer', 'stray');
    const wires = await page.locator('.react-flow__edge').count();
    await pull(page, await output(page, 'F6'), await input(page, 'stray'));
    const reason = await page.getByTestId('connection-hint').textContent();
    expect(reason).toMatch(/4 axes/);
    expect(reason).toMatch(/84/);
    await page.mouse.up();
    expect(await page.locator('.react-flow__edge').count()).toBe(wires);
    await pull(page, await output(page, 'digit'), await input(page, 'C1'));
    await expect.poll(() => page.getByTestId('connection-hint').textContent()).toMatch(/circle/);
    await page.mouse.up();
    expect(await page.locator('.react-flow__edge').count()).toBe(wires);
    await card(page, 'stray').click();
    await page.keyboard.press('Delete');
    await expect.poll(() => page.getByTestId('card').count()).toBe(layers.length);
  });

  it('shows a broken shape where it is, and mends it with the fix that is offered', async () => {
    const { page } = visitor;
    await card(page, 'C3').click();
    await type(page, 'Kernel size, height', '15');
    await expect.poll(() => card(page, 'C3').getByTestId('card').getAttribute('data-tone')).toBe('faulty');
    expect(await card(page, 'S4').getByTestId('card').getAttribute('data-tone')).toBe('pale');
    // What stands before the fault keeps its numbers.
    expect(await shapes(page)).toEqual(expect.arrayContaining(['28×28×6', '14×14×6']));
    await page.getByTestId('status-problems').click();
    const problem = page.getByTestId('problems').locator('.problem').first();
    expect(await problem.textContent()).toMatch(/15/);
    await problem.locator('.fix').first().click();
    await expect.poll(() => page.getByTestId('status-problems').textContent()).toBe('No problems');
    // The fix is one step, the typing another.
    await undo();
    await undo();
    await expect.poll(() => parameters(page)).toBe('61,706');

    async function undo(): Promise<void> {
      await page.getByRole('button', { name: /^Undo/ }).click();
    }
  });

  it('undoes everything and does it again', async () => {
    const { page } = visitor;
    const press = async (name: RegExp) => {
      const button = page.getByRole('button', { name });
      let steps = 0;
      while (await button.isEnabled()) {
        await button.click();
        steps++;
        expect(steps).toBeLessThan(500);
      }
      return steps;
    };
    const undone = await press(/^Undo/);
    expect(await page.getByTestId('card').count()).toBe(0);
    expect(await parameters(page)).toBe('0');
    // Two steps were undone before: the broken shape and its fix can be done again too, and are taken back.
    expect(await press(/^Redo/)).toBe(undone + 2);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('button', { name: /^Undo/ }).click();
    expect(await parameters(page)).toBe('61,706');
    expect(await page.getByTestId('card').count()).toBe(layers.length);
  });

  it('can be moved, and nothing else moves', async () => {
    const { page } = visitor;
    const before = await card(page, 'C5').boundingBox();
    const still = await card(page, 'F6').boundingBox();
    if (!before) throw new Error('C5 is not to be seen');
    await drag(page, { x: before.x + 60, y: before.y + 12 }, { x: before.x + 140, y: before.y + 52 });
    const after = await card(page, 'C5').boundingBox();
    // Cards keep to a grid, and a drag begins a few pixels late.
    expect(Math.abs((after?.x ?? 0) - before.x - 80)).toBeLessThan(16);
    expect(await card(page, 'F6').boundingBox()).toEqual(still);
    await page.getByRole('button', { name: /^Undo/ }).click();
  });

  it('is there again after a reload, at once', async () => {
    const { page } = visitor;
    await page.getByLabel('Name of the document').fill('My LeNet');
    await page.getByLabel('Name of the document').press('Enter');
    // No time is left to save: what is kept when the page goes has to be enough.
    await page.reload();
    await page.getByTestId('status-parameters').waitFor();
    expect(await parameters(page)).toBe('61,706');
    expect(await page.getByLabel('Name of the document').inputValue()).toBe('My LeNet');
    expect(await page.getByTestId('card').count()).toBe(layers.length);
    await expect.poll(() => page.getByTestId('saved-state').getAttribute('data-state')).toBe('saved');
  });

  it('is among the kept networks of a new tab', async () => {
    const page = await visitor.context.newPage();
    await page.goto(editor.url);
    await page.getByTestId('status-parameters').waitFor();
    await page.getByRole('button', { name: 'Netwright' }).click();
    await page.getByRole('button', { name: /^My LeNet/ }).waitFor();
    await page.close();
  });

  it('shows its code, with the selected layer lit, and a click in the code selects', async () => {
    const { page } = visitor;
    await page.getByRole('tab', { name: 'Keras' }).click();
    await card(page, 'C3').click();
    await page.locator('.code-lit').first().waitFor();
    await page.locator('.view-line', { hasText: '"F6"' }).click();
    await expect.poll(() => inspector(page).getByLabel('Name of the layer').inputValue()).toBe('F6');
  });

  it('is exported as a project', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download project' }).click();
    const files = unzipSync(readFileSync(await (await download).path()));
    for (const [path, bytes] of Object.entries(files)) {
      const file = join(project, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['my-lenet/train.py', 'my-lenet/requirements.txt', 'my-lenet/README.md']),
    );
    expectQuiet(visitor);
  });

  describeWith('python', 'the exported script', (python) => {
    it('trains a step in the real Keras', async () => {
      const { stdout } = await promisify(execFile)(
        python,
        [join(project, 'my-lenet/train.py'), '--smoke', '--output', join(project, 'out')],
        {
          cwd: project,
          timeout: 110_000,
        },
      );
      expect(stdout).toMatch(/61,706/);
      expect(stdout).toMatch(/loss/);
    });
  });
});
