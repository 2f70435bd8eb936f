import { type Positions, type Theme, thumbnailSvg } from '@netwright/drawing';
import type { NetDocument } from '@netwright/graph';
import { type Analysis, analyze } from '@netwright/inference';
import { useEffect, useState } from 'react';
import { arrange } from '../editing/arrange.js';
import { useShownTheme } from '../shell/use-theme.js';

/** A larger network would be a grey smear at this size. */
const most = 400;
const size = { width: 176, height: 112 };

interface Placed {
  readonly analysis: Analysis;
  readonly positions: Positions;
}

const known = new WeakMap<NetDocument, Promise<Placed | undefined>>();

/** Where the cards of a document stand; laid out once where it comes without places. */
function placed(document: NetDocument): Promise<Placed | undefined> {
  let answer = known.get(document);
  if (!answer) {
    answer = place(document).catch(() => undefined);
    known.set(document, answer);
  }
  return answer;
}

async function place(document: NetDocument): Promise<Placed | undefined> {
  const { nodes } = document.graph;
  if (nodes.length === 0 || nodes.length > most) return undefined;
  const analysis = analyze(document);
  const positions = new Map(nodes.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])));
  return {
    analysis,
    positions: positions.size === nodes.length ? positions : await arrange(document.graph, 'down'),
  };
}

function picture(document: NetDocument, { analysis, positions }: Placed, theme: Theme): string {
  return `data:image/svg+xml,${encodeURIComponent(thumbnailSvg(document, analysis, positions, { ...size, theme }))}`;
}

/** The address of a small drawing of the real graph, as soon as it is drawn. */
export function useThumbnail(document: NetDocument | undefined): string | undefined {
  const theme = useShownTheme();
  const [drawn, setDrawn] = useState<Placed>();
  useEffect(() => {
    let gone = false;
    if (document) void placed(document).then((answer) => gone || setDrawn(answer));
    return () => {
      gone = true;
    };
  }, [document]);
  return document && drawn?.analysis.document === document ? picture(document, drawn, theme) : undefined;
}
