import type * as monaco from 'monaco-editor/editor';

/** Monaco's colours, read from the tokens that the rest of the page uses, so that there is one place to change them. */
export function codeTheme(dark: boolean): monaco.editor.IStandaloneThemeData {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => sixDigits(style.getPropertyValue(`--${name}`).trim());
  const rule = (scope: string, name: string, fontStyle?: string) => ({
    token: scope,
    foreground: token(name).replace('#', ''),
    ...(fontStyle === undefined ? {} : { fontStyle }),
  });
  return {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', 'ink'),
      rule('identifier', 'ink'),
      rule('delimiter', 'ink-soft'),
      rule('keyword', 'merging'),
      rule('string', 'shape'),
      rule('string.escape', 'recurrent'),
      rule('number', 'recurrent'),
      rule('comment', 'ink-faint'),
      rule('function', 'convolution'),
      rule('tag', 'convolution'),
    ],
    colors: {
      'editor.background': token('paper-raised'),
      'editor.foreground': token('ink'),
      'editorLineNumber.foreground': token('ink-soft'),
      'editorLineNumber.activeForeground': token('ink'),
      'editor.selectionBackground': token('accent-soft'),
      'editor.inactiveSelectionBackground': token('accent-soft'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.lineHighlightBackground': '#00000000',
      'editorCursor.foreground': token('accent'),
      'editorWidget.background': token('paper-raised'),
      'editorWidget.border': token('rule-strong'),
      'input.background': token('paper'),
      'input.border': token('rule-strong'),
      focusBorder: token('accent'),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, token('ink-soft')]),
      ),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${token('rule-strong')}99`,
      'scrollbarSlider.hoverBackground': token('rule-strong'),
      'scrollbarSlider.activeBackground': token('ink-faint'),
      'editorOverviewRuler.border': '#00000000',
    },
  };
}

/** Monaco takes #ffffff, but not the #fff that a minifier makes of it. */
function sixDigits(colour: string): string {
  return colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
}
