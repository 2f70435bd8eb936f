import { plainText } from './plain-text.js';

/** Text of a document inside Markdown: on one line, with nothing that Markdown or HTML would act on. */
export function markdownText(text: string, limit: number): string {
  return plainText(text, limit)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+!|>~]/g, (character) => `\\${character}`);
}

/** Where the digits that ship come from. */
export const attribution =
  '`digits.csv.gz` is the test set of "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998 (CC BY 4.0).';
