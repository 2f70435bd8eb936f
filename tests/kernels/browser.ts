import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { chromium as driver, type Page } from 'playwright-core';
import { root } from '../src/environment.js';

const flags = [
  ...['--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  // Software adapters for both.
  ...['--enable-unsafe-webgpu', '--enable-unsafe-swiftshader', '--use-angle=swiftshader'],
];

export interface OpenPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** A page with a script of tests/, with WebGPU and WebGL in software. It gets nothing from anywhere else. */
export async function openPage(executablePath: string, script: string): Promise<OpenPage> {
  const built = await build({
    entryPoints: [join(root, 'tests', script)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  const answers: Record<string, { contentType: string; body: string }> = {
    '/': { contentType: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' },
    '/page.js': { contentType: 'text/javascript', body: built.outputFiles[0]!.text },
  };
  const browser = await driver.launch({ executablePath, args: flags });
  const page = await browser.newPage();
  // On localhost the page is a secure context, without which there is no WebGPU.
  await page.route('http://localhost/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.wasm')) {
      const body = readFileSync(join(wasm, basename(pathname)));
      return route.fulfill({ contentType: 'application/wasm', body });
    }
    return route.fulfill(answers[pathname] ?? { status: 404, body: '' });
  });
  await page.goto('http://localhost/');
  return { page, close: () => browser.close() };
}
