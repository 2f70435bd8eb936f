import type { Span } from '@netwright/codegen';
import { shownNode } from '@netwright/inference';
import { useEffect, useRef, useState } from 'react';
import { locate } from '../problems/locate.js';
import { useShownTheme } from '../shell/use-theme.js';
import { editor, useEditor } from '../store/editor.js';
import type { CodeEditor, CodeLanguage } from './code-editor.js';
import { nodeAt, rangesOf } from './spans.js';

/** The code of the network, live: the lines of what is selected are lit, and a click in a line selects its layer. */
export function CodePanel({
  text,
  spans,
  language,
  label,
}: {
  readonly text: string;
  /** Which stretches of the text stand for which nodes. */
  readonly spans: readonly Span[];
  readonly language: CodeLanguage;
  readonly label: string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [code, setCode] = useState<CodeEditor>();
  const [failed, setFailed] = useState(false);
  const selection = useEditor((state) => state.selection);
  const dark = useShownTheme() === 'dark';
  const click = useRef((_: number) => {});
  const clicked = useRef(false);
  const first = useRef({ dark, language, label });

  click.current = (offset) => {
    const { analysis } = editor();
    const at = nodeAt(spans, offset);
    const node = at === undefined ? undefined : shownNode(analysis, at);
    if (node === undefined || !analysis.main.nodes.has(node)) return;
    // Where somebody clicked is in sight already: the code does not jump away under the pointer.
    clicked.current = true;
    locate([node]);
  };

  useEffect(() => {
    let gone = false;
    let made: CodeEditor | undefined;
    import('./code-editor.js').then(
      ({ createCodeEditor }) => {
        if (gone || !element.current) return;
        made = createCodeEditor(element.current, first.current, (offset) => click.current(offset));
        setCode(made);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      made?.dispose();
    };
  }, []);

  useEffect(() => code?.setTheme(dark), [code, dark]);
  useEffect(() => {
    code?.setText(text);
    const { analysis } = editor();
    code?.light(
      rangesOf(spans, (node) => selection.has(shownNode(analysis, node))),
      !clicked.current,
    );
    clicked.current = false;
  }, [code, text, spans, selection]);

  // A document that was just opened shows where its model begins, not the imports above it.
  const opened = useEditor((state) => state.opened);
  const begin = useRef(0);
  begin.current = spans.reduce((least, { start }) => Math.min(least, start), text.length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another document moves the view
  useEffect(() => code?.show(begin.current), [code, opened]);

  return (
    <div className="code-panel" data-testid="code">
      {/* Until the code editor is there (it is loaded when first looked at), and where it cannot be, the text itself. */}
      {(!code || failed) && <pre>{text}</pre>}
      <div ref={element} className="code-editor" hidden={failed} />
    </div>
  );
}
