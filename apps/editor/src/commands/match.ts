/**
 * How well a text fits what was typed: the words of the query begin words of the text, in any order. Higher is better,
 * undefined is not at all.
 */
export function matchScore(query: string, text: string, also = ''): number | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 0;
  const main = wordsOf(text);
  const others = wordsOf(also);
  let score = 0;
  for (const word of words) {
    const place = main.findIndex((one) => one.startsWith(word));
    if (place >= 0) score += 10 - Math.min(place, 8);
    else if (others.some((one) => one.startsWith(word))) score += 2;
    else if (text.toLowerCase().includes(word)) score += 1;
    else return undefined;
  }
  return score;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}
