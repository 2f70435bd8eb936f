const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softplus = (x: number) => Math.log1p(Math.exp(x));

/** The curves of the activations that work number by number. Source: https://keras.io/api/layers/activations/ */
const curves: ReadonlyMap<string, (x: number) => number> = new Map<string, (x: number) => number>([
  ['linear', (x) => x],
  ['relu', (x) => Math.max(0, x)],
  ['relu6', (x) => Math.min(6, Math.max(0, x))],
  ['leaky_relu', (x) => (x < 0 ? 0.2 * x : x)],
  ['elu', (x) => (x < 0 ? Math.expm1(x) : x)],
  ['selu', (x) => 1.0507 * (x < 0 ? 1.67326 * Math.expm1(x) : x)],
  ['celu', (x) => (x < 0 ? Math.expm1(x) : x)],
  ['gelu', (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))],
  ['silu', (x) => x * sigmoid(x)],
  ['hard_silu', (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6],
  ['sigmoid', sigmoid],
  ['hard_sigmoid', (x) => Math.min(6, Math.max(0, x + 3)) / 6],
  ['log_sigmoid', (x) => -softplus(-x)],
  ['tanh', Math.tanh],
  ['hard_tanh', (x) => Math.min(1, Math.max(-1, x))],
  ['tanh_shrink', (x) => x - Math.tanh(x)],
  ['soft_shrink', (x) => Math.sign(x) * Math.max(0, Math.abs(x) - 0.5)],
  ['hard_shrink', (x) => (Math.abs(x) > 0.5 ? x : 0)],
  ['squareplus', (x) => 0.5 * (x + Math.sqrt(x * x + 4))],
  ['softplus', softplus],
  ['softsign', (x) => x / (1 + Math.abs(x))],
  ['exponential', Math.exp],
  ['mish', (x) => x * Math.tanh(softplus(x))],
]);

/** An SVG path of the curve over [-3, 3] in a box of 26, or undefined where it depends on more than one number. */
export function activationCurve(name: string): string | undefined {
  const curve = curves.get(name);
  if (!curve) return undefined;
  const points: string[] = [];
  for (let x = -3; x <= 3.001; x += 0.25) {
    const y = curve(x);
    if (Math.abs(y) <= 3.01) points.push(`${(13 + 4 * x).toFixed(2)} ${(13 - 4 * y).toFixed(2)}`);
  }
  return `M${points.join('L')}`;
}
