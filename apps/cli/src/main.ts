#!/usr/bin/env node
import { run } from './program.js';

// `netwright summary X | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await run(process.argv.slice(2), {
    // pnpm changes into the root of the workspace and says here where the person stands.
    directory: process.env['INIT_CWD'] ?? process.cwd(),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    width: process.stdout.columns ?? 120,
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  });
} catch (error) {
  // Whatever a person gives us is answered before this; what comes here is a fault of ours.
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(
    `netwright: a fault of Netwright itself: ${message} (NETWRIGHT_DEBUG=1 shows where)\n`,
  );
  if (process.env['NETWRIGHT_DEBUG']) process.stderr.write(`${stack}\n`);
  process.exitCode = 70;
}
