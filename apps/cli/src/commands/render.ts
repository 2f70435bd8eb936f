import { drawSvg, layout } from '@netwright/drawing';
import { analyze } from '@netwright/inference';
import { readModel, writeTo } from '../files.js';
import { exit, Stop, type Terminal } from '../terminal.js';

interface Options {
  readonly output: string;
  readonly theme: string;
  readonly direction: string;
}

export async function renderCommand(
  terminal: Terminal,
  file: string,
  { output, theme, direction }: Options,
): Promise<number> {
  if (theme !== 'light' && theme !== 'dark') throw new Stop(`--theme is light or dark, not "${theme}".`);
  if (direction !== 'down' && direction !== 'right')
    throw new Stop(`--direction is down or right, not "${direction}".`);
  const document = await readModel(terminal, file);
  const analysis = analyze(document);
  const positions = await layout(document.graph, analysis, { direction });
  await writeTo(terminal, output, drawSvg(document, analysis, positions, { theme, direction }));
  return exit.fine;
}
