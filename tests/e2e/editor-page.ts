import { buildEditor, serveEditor } from '@netwright/tools';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';
import { expect } from 'vitest';

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export interface Editor {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * The editor as people get it, built and served by itself on a free port, and a browser to look at it. With
 * NETWRIGHT_EDITOR_URL, one that is served already. More flags of the browser turn on what it hides.
 */
export async function startEditor(
  executablePath: string,
  more: { readonly flags?: readonly string[] } = {},
): Promise<Editor> {
  const server = await serve();
  const browser = await driver.launch({ executablePath, args: [...flags, ...(more.flags ?? [])] });
  return {
    url: server.url,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function serve(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const elsewhere = process.env['NETWRIGHT_EDITOR_URL'];
  if (elsewhere) return { url: elsewhere, close: async () => undefined };
  await buildEditor();
  return serveEditor({ port: 5330 });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What must never happen, so far: errors on the console, broken policies, requests to elsewhere. */
  readonly complaints: readonly string[];
}

/** A visitor with an empty browser. */
export async function visit(
  { browser, url }: Editor,
  { path = '', theme = 'light' as 'light' | 'dark', width = 1440, height = 900 } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    acceptDownloads: true,
  });
  const complaints: string[] = [];
  const origin = new URL(url).origin;
  await context.addInitScript(() => {
    // The dialogs of the operating system cannot be clicked here: saving falls back on downloads, as in Firefox.
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(
        `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`,
      ),
    );
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (!['data:', 'blob:'].includes(target.protocol) && target.origin !== origin)
      complaints.push(`request: ${request.url()}`);
  });
  page.setDefaultTimeout(10_000);
  await page.goto(`${url}${path}`);
  await page.getByTestId('status-parameters').waitFor();
  return { page, context, complaints };
}

/** Nothing went wrong that a user would not see at once. */
export function expectQuiet({ complaints }: Visit): void {
  expect(complaints).toEqual([]);
}
