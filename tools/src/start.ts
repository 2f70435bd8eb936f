import { parseArgs } from 'node:util';
import { buildEditor, serveEditor } from './editor.js';

const { host, port, open } = readOptions(process.argv.slice(2).filter((argument) => argument !== '--'));
await buildEditor();
const { url, network } = await serveEditor({ port, open, ...(host && { host }) });
console.log(`Netwright is at ${url}`);
for (const address of network.filter((other) => other !== url)) console.log(`            and ${address}`);

/** Opening a browser makes sense only where somebody sits in front of a screen. */
function canOpen(): boolean {
  if (!process.stdout.isTTY || process.env['CI']) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function readOptions(args: string[]): { host: string | undefined; port: number; open: boolean } {
  // `--host` alone means every address of this machine, as it does in vite.
  const spelled = args.flatMap((argument, index) =>
    argument === '--host' && (args[index + 1] ?? '-').startsWith('-') ? ['--host', '0.0.0.0'] : [argument],
  );
  try {
    const { values } = parseArgs({
      args: spelled,
      options: {
        host: { type: 'string' },
        port: { type: 'string', default: '4173' },
        open: { type: 'boolean', default: canOpen() },
      },
      allowNegative: true,
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
    }
    return { host: values.host, port, open: values.open };
  } catch (error) {
    console.error(
      `${(error as Error).message}\n\nUsage: start [--host [ADDRESS]] [--port NUMBER] [--no-open]`,
    );
    process.exit(2);
  }
}
