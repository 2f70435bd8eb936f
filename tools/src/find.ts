import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A Python that has Keras: NETWRIGHT_PYTHON, the checkout's own `.venv`, or one on the PATH. */
export function python(): string | undefined {
  const named = process.env['NETWRIGHT_PYTHON'];
  if (named) return named;
  return [
    join(root, '.venv/bin/python'),
    join(root, '.venv/Scripts/python.exe'),
    ...onPath('python3'),
    ...onPath('python'),
  ].find((candidate) => isExecutable(candidate) && hasKeras(candidate));
}

/** A Chromium to drive: CHROMIUM_PATH, or one of the usual names on the PATH. */
export function chromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
    .flatMap(onPath)
    .concat('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    .find(isExecutable);
}

function onPath(name: string): string[] {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Looks whether Keras is installed without importing it, which takes seconds. */
function hasKeras(interpreter: string): boolean {
  try {
    const code = "import importlib.util as u, sys; sys.exit(0 if u.find_spec('keras') else 1)";
    execFileSync(interpreter, ['-c', code], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
