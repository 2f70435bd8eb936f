import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
// What reading code needs, and nothing of what writing it would.
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/unicodeHighlighter/register';
import { pythonConfiguration, pythonTokens } from './code-language.js';
import { codeTheme } from './code-theme.js';
import { replacement } from './replacement.js';
import { typescriptConfiguration, typescriptTokens } from './typescript-language.js';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
monaco.languages.register({ id: 'python' });
monaco.languages.setMonarchTokensProvider('python', pythonTokens);
monaco.languages.setLanguageConfiguration('python', pythonConfiguration);
monaco.languages.register({ id: 'typescript' });
monaco.languages.setMonarchTokensProvider('typescript', typescriptTokens);
monaco.languages.setLanguageConfiguration('typescript', typescriptConfiguration);

export type CodeLanguage = 'python' | 'typescript';

/** What the panel needs of the code editor. */
export interface CodeEditor {
  setText(text: string): void;
  /** Lights the lines of these stretches of the text; with `reveal`, brings the first of them into sight. */
  light(ranges: readonly { readonly start: number; readonly end: number }[], reveal: boolean): void;
  /** Brings a place of the text to the top. */
  show(offset: number): void;
  setTheme(dark: boolean): void;
  dispose(): void;
}

/**
 * Shows code in an element, to be read.
 *
 * @param onClick gets the offset in the text of what was clicked
 */
export function createCodeEditor(
  element: HTMLElement,
  {
    dark,
    language,
    label,
  }: { readonly dark: boolean; readonly language: CodeLanguage; readonly label: string },
  onClick: (offset: number) => void,
): CodeEditor {
  const model = monaco.editor.createModel('', language);
  setTheme(dark);
  const editor = monaco.editor.create(element, {
    model,
    readOnly: true,
    domReadOnly: true,
    ariaLabel: label,
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-code'),
    fontLigatures: false,
    fontSize: 12,
    lineHeight: 18,
    lineNumbersMinChars: 4,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    padding: { top: 8, bottom: 8 },
    renderLineHighlight: 'none',
    scrollBeyondLastLine: false,
    scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 8, useShadows: false },
    contextmenu: false,
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    folding: true,
    showFoldingControls: 'mouseover',
    guides: { indentation: false, bracketPairs: false },
    // The page scrolls by Tab like every other; nobody types a tab here.
    tabFocusMode: true,
  });
  const lit = editor.createDecorationsCollection();
  editor.onMouseUp(({ target }) => {
    const selected = editor.getSelection();
    // Whoever marks text wants to copy it, not to select a layer.
    if (target.position && (!selected || selected.isEmpty())) onClick(model.getOffsetAt(target.position));
  });
  document.fonts.ready.then(() => monaco.editor.remeasureFonts());

  return {
    setText(text) {
      const change = replacement(model.getValue(), text);
      if (!change) return;
      const start = model.getPositionAt(change.start);
      const end = model.getPositionAt(change.end);
      // Only what differs is replaced, so that nothing flickers and the view stays where it is.
      model.applyEdits([{ range: monaco.Range.fromPositions(start, end), text: change.text }]);
    },
    light(ranges, reveal) {
      const lines = ranges.map(({ start, end }) => ({
        first: model.getPositionAt(start).lineNumber,
        last: model.getPositionAt(Math.max(start, end - 1)).lineNumber,
      }));
      lit.set(
        lines.map(({ first, last }) => ({
          range: new monaco.Range(first, 1, last, 1),
          options: { isWholeLine: true, className: 'code-lit', marginClassName: 'code-lit' },
        })),
      );
      const [first] = lines;
      if (first && reveal)
        editor.revealLinesInCenterIfOutsideViewport(
          first.first,
          first.last,
          monaco.editor.ScrollType.Immediate,
        );
    },
    show(offset) {
      editor.setScrollTop(
        editor.getTopForLineNumber(Math.max(1, model.getPositionAt(offset).lineNumber - 2)),
        monaco.editor.ScrollType.Immediate,
      );
    },
    setTheme,
    dispose() {
      editor.dispose();
      model.dispose();
    },
  };
}

function setTheme(dark: boolean): void {
  const name = dark ? 'netwright-dark' : 'netwright-light';
  monaco.editor.defineTheme(name, codeTheme(dark));
  monaco.editor.setTheme(name);
}
