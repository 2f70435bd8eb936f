import type { Category } from '@netwright/layers';

/** The colours of a picture. The same as the editor's design tokens, by their names there. */
export interface Palette {
  readonly paper: string;
  readonly paperRaised: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly rule: string;
  readonly ruleStrong: string;
  readonly error: string;
  readonly errorSoft: string;
  readonly warning: string;
  /** For each category the hue of its glyph and the tint behind it. */
  readonly category: { readonly [C in Category]: { readonly hue: string; readonly tint: string } };
}

export type Theme = 'light' | 'dark';

const pair = (hue: string, tint: string) => ({ hue, tint });

export const palettes: { readonly [T in Theme]: Palette } = {
  light: {
    paper: '#faf9f6',
    paperRaised: '#ffffff',
    ink: '#1d2026',
    inkSoft: '#5b606b',
    inkFaint: '#6a6f79',
    rule: '#e4e0d8',
    ruleStrong: '#cfc9be',
    error: '#c02b2b',
    errorSoft: '#fdecea',
    warning: '#8f5c08',
    category: {
      input: pair('#47505e', '#e9ebee'),
      core: pair('#1d2026', '#e8e7e4'),
      convolution: pair('#2350e0', '#e6ecff'),
      pooling: pair('#0c7a83', '#dff1f2'),
      activation: pair('#b3366b', '#fae6ee'),
      normalization: pair('#8a6100', '#f7eed7'),
      regularization: pair('#6b6f78', '#edecea'),
      merging: pair('#6a3fc0', '#eee8fb'),
      shape: pair('#4c6b1f', '#eaf1de'),
      recurrent: pair('#96471b', '#f7e8df'),
      attention: pair('#8e2f8a', '#f6e6f5'),
      preprocessing: pair('#2f6a52', '#e2f0ea'),
    },
  },
  dark: {
    paper: '#15171b',
    paperRaised: '#1d2025',
    ink: '#ecebe7',
    inkSoft: '#aab0ba',
    inkFaint: '#8f95a0',
    rule: '#2b2f36',
    ruleStrong: '#3d424b',
    error: '#ff8a80',
    errorSoft: '#3a2021',
    warning: '#e6b35c',
    category: {
      input: pair('#b6bdc8', '#2a2f37'),
      core: pair('#ecebe7', '#30333a'),
      convolution: pair('#8aa6ff', '#222d4d'),
      pooling: pair('#6cc9d1', '#17343a'),
      activation: pair('#f08db4', '#3a2030'),
      normalization: pair('#e0b65c', '#352c18'),
      regularization: pair('#a3a8b1', '#2a2d33'),
      merging: pair('#b79bf5', '#2e2547'),
      shape: pair('#a9cf6e', '#27321a'),
      recurrent: pair('#e59a6c', '#38261b'),
      attention: pair('#e39be0', '#37213a'),
      preprocessing: pair('#7fcfae', '#193329'),
    },
  },
};
