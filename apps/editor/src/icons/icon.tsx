/** The editor's own icons, on the 16×16 grid and with the pen of the layers' glyphs. */
const paths = {
  add: ['M8 3v10', 'M3 8h10'],
  arrow: ['M3 8h10', 'M9.5 4.5 13 8l-3.5 3.5'],
  board: ['M2.5 3.5h4v3h-4z', 'M9.5 9.5h4v3h-4z', 'M4.5 6.5V11h5'],
  check: ['M3 8.5 6.5 12 13 4.5'],
  chevron: ['M4 6l4 4 4-4'],
  close: ['M4 4l8 8', 'M12 4l-8 8'],
  code: ['M5.5 4 2 8l3.5 4', 'M10.5 4 14 8l-3.5 4'],
  copy: ['M6 6h7.5v7.5H6z', 'M10 6V2.5H2.5V10H6'],
  download: ['M8 2.5v7.5', 'M4.5 7 8 10.5 11.5 7', 'M2.5 13.5h11'],
  error: ['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z', 'M8 5v3.5', 'M8 11v.1'],
  file: ['M4 2h5l3 3v9H4z', 'M9 2v3h3'],
  fit: ['M2.5 5.5v-3h3', 'M10.5 2.5h3v3', 'M13.5 10.5v3h-3', 'M5.5 13.5h-3v-3'],
  info: ['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z', 'M8 7.5V11', 'M8 5v.1'],
  link: [
    'M6.5 9.5l3-3',
    'M7.5 5 9 3.5a2.5 2.5 0 0 1 3.5 3.5L11 8.5',
    'M8.5 11 7 12.5A2.5 2.5 0 0 1 3.5 9L5 7.5',
  ],
  more: ['M3.5 8v.1', 'M8 8v.1', 'M12.5 8v.1'],
  moon: ['M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z'],
  open: ['M2 12.5v-9h4l1.5 2H13v2', 'M2 12.5 4 7.5h10.5l-2 5z'],
  outline: ['M3 4h3', 'M5 8h8', 'M5 12h6', 'M9 4h4'],
  'panel-bottom': ['M2 3h12v10H2z', 'M2 9.5h12'],
  'panel-left': ['M2 3h12v10H2z', 'M6 3v10'],
  'panel-right': ['M2 3h12v10H2z', 'M10 3v10'],
  play: ['M5 3.5v9l7.5-4.5z'],
  redo: ['M10 3.5 13 6.5l-3 3', 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9'],
  remove: ['M3 8h10'],
  reset: ['M3.5 3v3.5H7', 'M3.7 6.3A5 5 0 1 1 3 9.5'],
  save: ['M3 3h8l2 2v8H3z', 'M5.5 3v3h4V3', 'M5.5 13V9.5h5V13'],
  search: ['M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z', 'M10.5 10.5l3 3'],
  stop: ['M4 4h8v8H4z'],
  sun: [
    'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
    'M8 1.5V3',
    'M8 13v1.5',
    'M1.5 8H3',
    'M13 8h1.5',
    'M3.4 3.4l1 1',
    'M11.6 11.6l1 1',
    'M3.4 12.6l1-1',
    'M11.6 4.4l1-1',
  ],
  tidy: ['M5.5 2h5v3h-5z', 'M1.5 11h5v3h-5z', 'M9.5 11h5v3h-5z', 'M8 5v3', 'M4 11V8h8v3'],
  undo: ['M6 3.5 3 6.5l3 3', 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7'],
  unlink: [
    'M7.5 5 9 3.5a2.5 2.5 0 0 1 3.5 3.5L11 8.5',
    'M8.5 11 7 12.5A2.5 2.5 0 0 1 3.5 9L5 7.5',
    'M3 3l10 10',
  ],
  up: ['M8 13V3.5', 'M4.5 7 8 3.5 11.5 7'],
  warning: ['M8 2.5 14 13H2z', 'M8 6.5v3', 'M8 11.3v.1'],
} as const;

export type IconName = keyof typeof paths;

/** An icon beside a word, or in a button with a label of its own: it says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {paths[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
