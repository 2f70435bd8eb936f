import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/netwright.mjs', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'netwright-process-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The real thing, as a process of its own. */
function netwright(
  args: readonly string[],
  { closeEarly = false } = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, INIT_CWD: directory },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
    if (closeEarly) child.stdout.destroy();
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('the process', { timeout: 60_000 }, () => {
  it('works where the person stands, not where the package manager does', async () => {
    expect(await netwright(['new', 'lenet5', '-o', 'here.json'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readdirSync(directory)).toEqual(['here.json']);
    expect(await netwright(['check', 'here.json'])).toMatchObject({
      code: 0,
      stderr: 'here.json: no errors.\n',
    });
  });

  it('prints data on stdout, talk on stderr, and no colours into a pipe', async () => {
    const { code, stdout, stderr } = await netwright(['summary', 'gone.json']);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: 'netwright: gone.json cannot be read: there is no such file.\n',
    });
    const templates = await netwright(['templates']);
    expect(templates.stdout).not.toContain('\u001b');
  });

  it('does not mind when nobody listens any more', async () => {
    const { code, stderr } = await netwright(['summary', '--json', ...Array(30).fill('here.json')], {
      closeEarly: true,
    });
    expect([code, stderr]).toEqual([0, '']);
  });
});
