/**
 * Reckons a line of arithmetic as it is shown to a student: `floor((28 + 2·0 − 5) / 1) + 1`. Undefined where the line
 * says in words how a number comes about.
 */
export function reckon(text: string): number | undefined {
  if (!/\d/.test(text) || !/^(?:[\d.\s+−·×/()-]|floor|ceil|mod)*$/.test(text)) return undefined;
  const tokens = text.match(/\d+(?:\.\d+)?|floor|ceil|mod|[+−·×/()-]/g) ?? [];
  let at = 0;
  const take = (...wanted: readonly string[]): string | undefined =>
    wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined;

  function sum(): number {
    let value = products();
    for (let sign = take('+', '−', '-'); sign; sign = take('+', '−', '-'))
      value += sign === '+' ? products() : -products();
    return value;
  }
  function products(): number {
    let value = factor();
    for (let sign = take('·', '×', '/', 'mod'); sign; sign = take('·', '×', '/', 'mod')) {
      const other = factor();
      value = sign === '/' ? value / other : sign === 'mod' ? value % other : value * other;
    }
    return value;
  }
  function factor(): number {
    if (take('−', '-')) return -factor();
    const rounding = take('floor', 'ceil');
    if (take('(')) {
      const value = sum();
      if (!take(')')) throw new Error(`${text}: a bracket is open`);
      return rounding === 'floor' ? Math.floor(value) : rounding === 'ceil' ? Math.ceil(value) : value;
    }
    const number = Number(tokens[at++]);
    if (Number.isNaN(number)) throw new Error(`${text}: a number is missing`);
    return number;
  }

  const value = sum();
  if (at < tokens.length) throw new Error(`${text}: ${tokens[at]} is too much`);
  return value;
}
