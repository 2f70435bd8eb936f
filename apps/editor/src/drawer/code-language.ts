import type * as monaco from 'monaco-editor/editor';

/**
 * How Python is coloured. Monaco's own grammar knows no calls, and here the calls are what one reads: each is a layer.
 * The strings are those that we print, with f-strings as plain ones.
 */
export const pythonTokens: monaco.languages.IMonarchLanguage = {
  keywords: [
    ...[
      'False',
      'None',
      'True',
      'and',
      'as',
      'assert',
      'break',
      'class',
      'continue',
      'def',
      'del',
      'elif',
      'else',
      'except',
    ],
    ...[
      'finally',
      'for',
      'from',
      'global',
      'if',
      'import',
      'in',
      'is',
      'lambda',
      'nonlocal',
      'not',
      'or',
      'pass',
      'raise',
    ],
    ...['return', 'try', 'while', 'with', 'yield'],
  ],
  tokenizer: {
    root: [
      [/\s+/, 'white'],
      [/#.*$/, 'comment'],
      [/[rbfRBF]{0,2}"""/, 'string', '@longDouble'],
      [/[rbfRBF]{0,2}'''/, 'string', '@longSingle'],
      [/[rbfRBF]{0,2}"/, 'string', '@double'],
      [/[rbfRBF]{0,2}'/, 'string', '@single'],
      [/@[a-zA-Z_][\w.]*/, 'tag'],
      [/(\d[\d_]*\.?[\d_]*|\.\d+)([eE][+-]?\d+)?/, 'number'],
      [/[a-zA-Z_]\w*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@default': 'function' } }],
      [/[a-zA-Z_]\w*/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
      [/[()[\]{},:;.=+\-*/%<>!&|^~]+/, 'delimiter'],
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
    longDouble: [
      [/\\./, 'string.escape'],
      [/"""/, 'string', '@pop'],
      [/[^"\\]+|"/, 'string'],
    ],
    longSingle: [
      [/\\./, 'string.escape'],
      [/'''/, 'string', '@pop'],
      [/[^'\\]+|'/, 'string'],
    ],
  },
};

/** What a reader can fold and match. */
export const pythonConfiguration: monaco.languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  folding: { offSide: true },
};
