import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { NetDocument } from '@netwright/graph';
import { readSafetensors } from '@netwright/runtime/weights';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { describeWith } from '../src/environment.js';
import { chain } from './documents.js';
import { temporaryFolder } from './running.js';
import { tfjsProject } from './tfjs-folder.js';

// The page of an exported project, built and served as people would, in a real browser.

const run = promisify(execFile);

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A convnet small enough for a WebGPU in software, on the digits that ship. */
function digits(epochs: number): NetDocument {
  const drawn = chain(
    'Digits & more',
    [8, 8, 1],
    [
      { kind: 'Conv2D', name: 'conv', params: { filters: 8, kernelSize: [3, 3], activation: 'relu' } },
      { kind: 'Flatten', name: 'flat' },
      { kind: 'Dense', name: 'classes', params: { units: 10, activation: 'softmax' } },
    ],
  );
  const [output] = drawn.graph.outputs;
  return {
    ...drawn,
    training: {
      dataset: { id: 'digits' },
      validation: 0.2,
      batchSize: 16,
      seed: 1,
      objectives: [
        {
          output: output?.name ?? '',
          loss: { object: 'SparseCategoricalCrossentropy', config: {} },
          metrics: [{ object: 'accuracy', config: {} }],
        },
      ],
      phases: [{ epochs, optimizer: { object: 'Adam', config: { learningRate: 0.005 } } }],
    },
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/** Builds the project of a document and serves it from a folder of the server; gives the address. */
async function built(document: NetDocument): Promise<string> {
  const folder = await temporaryFolder();
  await tfjsProject(folder, document);
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: folder });
  const server: Server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.replace(/^\/net\//, '');
    try {
      const body = await readFile(join(folder, 'dist', path || 'index.html'));
      response.writeHead(200, {
        'content-type': types[extname(path) || '.html'] ?? 'application/octet-stream',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/net/`;
}

let browser: Browser | undefined;
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});

interface Visit {
  readonly page: Page;
  /** What the console said, and requests to elsewhere. */
  readonly complaints: readonly string[];
}

async function visit(executablePath: string, url: string, more: readonly string[] = []): Promise<Visit> {
  browser = await driver.launch({ executablePath, args: [...flags, ...more] });
  const page = await browser.newPage({ acceptDownloads: true });
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(url).origin)
      complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Train' }).waitFor();
  return { page, complaints };
}

/** Presses Train and gives the losses of all steps, until it is done or as many steps were made. */
async function train(page: Page, steps = Number.POSITIVE_INFINITY): Promise<readonly number[]> {
  await page.evaluate((limit) => {
    const losses: number[] = [];
    Object.assign(globalThis, { losses });
    const status = document.querySelector('[role=status]') as HTMLElement;
    new MutationObserver(() => {
      const [, loss] = /step \d+ of \d+: loss ([\d.]+)/.exec(status.textContent ?? '') ?? [];
      if (loss !== undefined) losses.push(Number(loss));
      const stop = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Stop');
      if (losses.length >= limit) stop?.click();
    }).observe(status, { childList: true, characterData: true, subtree: true });
  }, steps);
  await page.getByRole('button', { name: 'Train' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /^(Done|Stopped)/ })
    .waitFor({ timeout: 240_000 });
  return page.evaluate(() => (globalThis as unknown as { losses: number[] }).losses);
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function expectFalling(losses: readonly number[]): void {
  expect(mean(losses.slice(-5))).toBeLessThan(0.9 * mean(losses.slice(0, 5)));
}

async function drawOne(page: Page): Promise<string | null> {
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('There is no board.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + (2 * box.height) / 3, { steps: 8 });
  await page.mouse.up();
  const answer = page.locator('output');
  await answer.filter({ hasText: /\d: / }).waitFor();
  return answer.textContent();
}

describeWith('chromium', 'the page of an exported project', (chromium) => {
  it('trains on wasm where there is no WebGPU, and says what it passed over', async () => {
    const { page, complaints } = await visit(chromium, await built(digits(3)));
    expect(await page.title()).toBe('Digits & more');
    expect(await page.locator('h1').textContent()).toBe('Digits & more');
    const backend = await page.locator('.backend').textContent();
    expect(backend).toMatch(/^Computes on wasm \(webgpu: .*adapter.*; webgl: .*\)\. 2,970 parameters\.$/);

    expectFalling(await train(page));
    expect(await page.locator('.status').textContent()).toMatch(
      /^Done: loss [\d.]+, accuracy 0\.[89]\d+, val_loss/,
    );
    await expect.poll(() => page.locator('svg[role=img]').count()).toBe(2);
    const points = await page
      .locator('svg[aria-label="loss by epoch"] polyline.training')
      .getAttribute('points');
    expect(points?.split(' ')).toHaveLength(3);

    expect(await drawOne(page)).toMatch(/^\d: [01]\.\d{3} {1,3}\d: 0\.\d{3} {1,3}\d: 0\.\d{3}$/);

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save weights' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('model.safetensors');
    const bytes = new Uint8Array(await readFile((await saved.path()) ?? ''));
    const shapes = [...readSafetensors(bytes)].map(([name, { shape }]) => [name, shape]);
    expect(Object.fromEntries(shapes)).toEqual({
      'conv/kernel': [3, 3, 1, 8],
      'conv/bias': [8],
      'classes/kernel': [288, 10],
      'classes/bias': [10],
    });

    const status = page.locator('.status');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'mine.safetensors'), bytes);
    await writeFile(join(folder, 'cut.safetensors'), bytes.slice(0, 900));
    const weights = page.getByLabel('Weights');
    await weights.setInputFiles(join(folder, 'mine.safetensors'));
    await status.filter({ hasText: 'The weights of mine.safetensors are in place.' }).waitFor();
    await weights.setInputFiles(join(folder, 'cut.safetensors'));
    await status.filter({ hasNotText: 'in place' }).waitFor();
    expect(await status.textContent()).toMatch(/^[A-Z].*\.$/);

    await train(page, 5);
    expect(await status.textContent()).toBe('Stopped.');
    expect(await page.getByRole('button', { name: 'Train' }).isEnabled()).toBe(true);
    // What Chromium itself says when a page asks for an adapter and there is none.
    expect(complaints).toEqual(['warning: No available adapters.']);
  });

  it('trains on WebGPU where there is one', async () => {
    const { page, complaints } = await visit(chromium, await built(digits(1)), ['--enable-unsafe-webgpu']);
    expect(await page.locator('.backend').textContent()).toBe('Computes on webgpu. 2,970 parameters.');
    expectFalling(await train(page, 40));
    expect(await page.locator('.status').textContent()).toBe('Stopped.');
    expect(await drawOne(page)).toMatch(/^\d: [01]\.\d{3}/);
    expect(complaints).toEqual([]);
  });

  it('says in words that its data is not there', async () => {
    const { page } = await visit(chromium, await built(digits(1)));
    await page.route('**/digits.csv.gz', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('button', { name: 'Train' }).click();
    await page.locator('.status').filter({ hasText: 'digits.csv.gz cannot be had (404).' }).waitFor();
  });
});
