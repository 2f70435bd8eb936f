import type * as monaco from 'monaco-editor/editor';

/** How TypeScript is coloured: as far as we print it. As in Python, what is called is what one reads. */
export const typescriptTokens: monaco.languages.IMonarchLanguage = {
  keywords: [
    ...['as', 'async', 'await', 'class', 'const', 'constructor', 'export', 'extends', 'false', 'for', 'from'],
    ...['function', 'if', 'import', 'in', 'interface', 'let', 'new', 'null', 'of', 'override', 'readonly'],
    ...['return', 'static', 'super', 'this', 'throw', 'true', 'type', 'typeof', 'undefined', 'void', 'while'],
  ],
  tokenizer: {
    root: [
      [/\s+/, 'white'],
      [/\/\/.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/`/, 'string', '@template'],
      [/"/, 'string', '@double'],
      [/'/, 'string', '@single'],
      [/(\d[\d_]*\.?[\d_]*|\.\d+)([eE][+-]?\d+)?/, 'number'],
      [/[a-zA-Z_$][\w$]*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@default': 'function' } }],
      // The name of a property: what an argument is called.
      [/[a-zA-Z_$][\w$]*(?=\??:)/, 'identifier'],
      [/[a-zA-Z_$][\w$]*/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
      [/[()[\]{},:;.=+\-*/%<>!&|^~?@]/, 'delimiter'],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/[^*]+|\*/, 'comment'],
    ],
    double: [
      [/\\./, 'string.escape'],
      [/[^"\\]+/, 'string'],
      [/"/, 'string', '@pop'],
    ],
    single: [
      [/\\./, 'string.escape'],
      [/[^'\\]+/, 'string'],
      [/'/, 'string', '@pop'],
    ],
    template: [
      [/\\./, 'string.escape'],
      [/`/, 'string', '@pop'],
      [/[^`\\]+/, 'string'],
    ],
  },
};

/** What a reader can fold and match. */
export const typescriptConfiguration: monaco.languages.LanguageConfiguration = {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
};
