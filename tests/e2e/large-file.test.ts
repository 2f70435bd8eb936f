import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { parameters } from './board.js';
import { type Editor, expectQuiet, startEditor, visit } from './editor-page.js';

describeWith('chromium', 'a large file', (chromium) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await startEditor(chromium);
  });
  afterAll(() => editor?.close());

  it('of 5,000 layers is read beside the page, which goes on drawing meanwhile', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await watchFrames(page);
    await dropChain(page, 'chain.json', 5000);
    await expect.poll(() => parameters(page), { timeout: 60_000 }).toBe('360,000');
    expect(workers.some((url) => url.includes('import-worker'))).toBe(true);
    // While it was read; what comes after, the network on the board, is not of this test.
    expect(await longestPause(page)).toBeLessThan(250);
    await expect.poll(() => page.locator('.reading').textContent()).toBe('');
    expectQuiet(visitor);
    await visitor.context.close();
  }, 120_000);

  it('that is taken for long says so, and is left by Escape: what was open stays', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await dropChain(page, 'endless.json', 80_000);
    await page.locator('.reading', { hasText: /Reading endless\.json, \d\d\.\d MB/ }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.reading').textContent()).toBe('');
    await expect
      .poll(() => page.workers().filter((worker) => worker.url().includes('import-worker')), {
        timeout: 10_000,
      })
      .toEqual([]);
    expect(await parameters(page)).toBe('61,706');
    await expect
      .poll(() => page.getByTestId('announcement').textContent())
      .toContain('endless.json is not read any more');
    expectQuiet(visitor);
    await visitor.context.close();
  }, 120_000);

  it('is left for another one that is opened meanwhile', async () => {
    const visitor = await visit(editor);
    const { page } = visitor;
    await dropChain(page, 'first.json', 80_000);
    await dropChain(page, 'second.json', 10);
    await expect.poll(() => parameters(page), { timeout: 30_000 }).toBe('720');
    await expect.poll(() => page.locator('.reading').textContent()).toBe('');
    expectQuiet(visitor);
    await visitor.context.close();
  }, 120_000);
});

/** Drops the JSON of a Keras model on the page: an input of 8 numbers, and that many Dense layers of 8 units. */
async function dropChain(page: Page, name: string, layers: number): Promise<void> {
  await page.evaluate(
    ({ name, layers }) => {
      const layer = (index: number) => ({
        module: 'keras.layers',
        class_name: index === 0 ? 'InputLayer' : 'Dense',
        config:
          index === 0
            ? { batch_shape: [null, 8], dtype: 'float32', name: 'layer0' }
            : { name: `layer${index}`, units: 8, activation: 'linear', use_bias: true },
        registered_name: null,
        name: `layer${index}`,
        inbound_nodes:
          index === 0
            ? []
            : [
                {
                  args: [
                    {
                      class_name: '__keras_tensor__',
                      config: {
                        shape: [null, 8],
                        dtype: 'float32',
                        keras_history: [`layer${index - 1}`, 0, 0],
                      },
                    },
                  ],
                  kwargs: {},
                },
              ],
      });
      const text = JSON.stringify({
        module: 'keras.src.models.functional',
        class_name: 'Functional',
        config: {
          name: 'chain',
          layers: Array.from({ length: layers + 1 }, (_, index) => layer(index)),
          input_layers: [['layer0', 0, 0]],
          output_layers: [[`layer${layers}`, 0, 0]],
        },
      });
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      Object.assign(window, { droppedAt: performance.now() });
      for (const kind of ['dragenter', 'dragover', 'drop'])
        window.document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
    },
    { name, layers },
  );
}

/** Notes when each frame is drawn, from now on. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: { readonly at: number; readonly reading: boolean }[] = [];
    const note = () => {
      const name = document.querySelector('[data-testid="status-parameters"]')?.textContent ?? '';
      frames.push({ at: performance.now(), reading: name.includes('61,706') });
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(window, { frames });
  });
}

/** The longest time between two frames while the file was read, in milliseconds. */
async function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { frames, droppedAt } = window as unknown as {
      frames: { readonly at: number; readonly reading: boolean }[];
      droppedAt: number;
    };
    const during = frames.filter(({ at, reading }) => at > droppedAt && reading);
    if (during.length < 3) throw new Error('no frame was drawn while the file was read');
    return Math.max(...during.slice(1).map(({ at }, index) => at - (during[index]?.at ?? at)));
  });
}
