/** What some of the tests need and not every machine has. */
export type Tool = 'python' | 'chromium';

export const howToGet: Readonly<Record<Tool, string>> = {
  python: 'python3 -m venv .venv && .venv/bin/pip install -r tests/conformance/requirements.txt',
  chromium: 'install Chromium or Chrome (apt-get install chromium), or set CHROMIUM_PATH',
};

declare module 'vitest' {
  interface TaskMeta {
    /** The tool whose absence left this group out. */
    needs?: Tool;
  }
}
