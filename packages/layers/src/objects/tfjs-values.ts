import { readParams } from '../core/field.js';
import type { TfjsConfig, TfjsValue } from '../core/tfjs.js';
import type { KerasObject } from '../fields/objects.js';
import { findObject } from './index.js';

/** The arguments of an object with all defaults put in. */
function argumentsOf(family: 'initializer' | 'regularizer' | 'constraint', { object, config }: KerasObject) {
  const definition = findObject(family, object);
  return definition ? readParams(definition.params, config).params : {};
}

/** The initializers that TensorFlow.js has under another spelling, and that draw the same numbers on average. */
const uniform: { readonly [object: string]: string } = {
  GlorotUniform: 'glorotUniform',
  HeUniform: 'heUniform',
  LecunUniform: 'leCunUniform',
};

/** Scale and mode of the initializers that draw from a truncated normal distribution. */
const normal: { readonly [object: string]: readonly [scale: number, mode: string] } = {
  GlorotNormal: [1, 'fanAvg'],
  HeNormal: [2, 'fanIn'],
  LecunNormal: [1, 'fanIn'],
};

const modes: { readonly [mode: string]: string } = { fan_in: 'fanIn', fan_out: 'fanOut', fan_avg: 'fanAvg' };

type Arguments = Readonly<Record<string, unknown>>;

/** What the initializers without fans are, by their names in Keras. */
const plainInitializers: ReadonlyMap<string, (p: Arguments, seed: TfjsConfig) => TfjsValue> = new Map([
  ['Zeros', () => 'zeros'],
  ['Ones', () => 'ones'],
  [
    'Constant',
    ({ value }) =>
      typeof value === 'number'
        ? made('constant', { value })
        : own('KerasConstant', { value: value as TfjsValue }),
  ],
  [
    'RandomUniform',
    ({ minval, maxval }, seed) =>
      own0(minval === 0 || maxval === 0, 'RandomUniform', {
        minval: minval as number,
        maxval: maxval as number,
        ...seed,
      }),
  ],
  ['RandomNormal', (p, seed) => aroundMean('RandomNormal', p, seed)],
  ['TruncatedNormal', (p, seed) => aroundMean('TruncatedNormal', p, seed)],
  ['Identity', ({ gain }) => own('KerasIdentity', { gain: gain as number })],
  ['Orthogonal', ({ gain }, seed) => own('KerasOrthogonal', { gain: gain as number, ...seed })],
  [
    'STFT',
    ({ side, window, scaling, periodic }) =>
      own('STFT', {
        side: side as string,
        window: window as string | null,
        scaling: scaling as string | null,
        periodic: periodic as boolean,
      }),
  ],
] satisfies readonly (readonly [string, (p: Arguments, seed: TfjsConfig) => TfjsValue])[]);

function aroundMean(object: string, { mean, stddev }: Arguments, seed: TfjsConfig): TfjsValue {
  return own0(stddev === 0, object, { mean: mean as number, stddev: stddev as number, ...seed });
}

/**
 * An initializer as TensorFlow.js has it, or one of ours. Porting note: its truncated normal distributions are
 * narrower than Keras' (which divides by the deviation that truncation leaves), and its uniform and normal ones take a
 * bound of 0 for none. Of weights along one axis it takes the root of their number as the fans.
 */
export function initializerValue(value: KerasObject, isVector = false): TfjsValue {
  const p = argumentsOf('initializer', value);
  const seed = seedOf(p['seed']);
  const { object } = value;
  const fans = { inputAxes: listOf(p['inputAxes']), outputAxes: listOf(p['outputAxes']) };
  const plainFans = !isVector && fans.inputAxes === undefined && fans.outputAxes === undefined;
  if (Object.hasOwn(uniform, object) && plainFans) return made(uniform[object] as string, seed);
  const plain = plainInitializers.get(object);
  if (plain) return plain(p, seed);
  const [scale, mode] = normal[object] ?? [p['scale'] as number, modes[String(p['mode'])] ?? 'fanIn'];
  const distribution = Object.hasOwn(uniform, object)
    ? 'uniform'
    : camel(String(p['distribution'] ?? 'truncated_normal'));
  const known = Object.hasOwn(uniform, object) ? uniformScale[object] : undefined;
  return own('KerasVarianceScaling', {
    scale: known?.[0] ?? scale,
    mode: known?.[1] ?? mode,
    distribution,
    ...fans,
    ...seed,
  });
}

/** The windows that ours has, of the many of SciPy. */
const windows: ReadonlySet<unknown> = new Set([
  null,
  ...['boxcar', 'hann', 'hamming', 'blackman', 'nuttall', 'blackmanharris', 'flattop', 'bartlett', 'cosine'],
]);

/** Why one of the objects among the parameters cannot be had; undefined where all can. */
export function objectFault(params: { readonly [param: string]: unknown }): string | undefined {
  for (const value of Object.values(params)) {
    if (typeof value !== 'object' || value === null || (value as KerasObject).object !== 'STFT') continue;
    const { window } = argumentsOf('initializer', value as KerasObject);
    if (!windows.has(window)) return `The window ${String(window)} of STFT cannot be had in TensorFlow.js.`;
  }
  return undefined;
}

const uniformScale: { readonly [object: string]: readonly [number, string] } = {
  GlorotUniform: [1, 'fanAvg'],
  HeUniform: [2, 'fanIn'],
  LecunUniform: [1, 'fanIn'],
};

function camel(text: string): string {
  return text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function seedOf(seed: unknown): TfjsConfig {
  return typeof seed === 'number' ? { seed } : {};
}

function listOf(axes: unknown): TfjsValue | undefined {
  return axes === null || axes === undefined ? undefined : (axes as TfjsValue);
}

/** `'glorotUniform'`, or a call where there are arguments. */
function made(name: string, config: TfjsConfig): TfjsValue {
  return Object.keys(config).length === 0 ? name : { tf: `initializers.${name}`, config };
}

function own(name: string, config: TfjsConfig): TfjsValue {
  return { own: name, config };
}

function own0(broken: boolean, object: string, config: TfjsConfig): TfjsValue {
  return broken
    ? own(`Keras${object}`, config)
    : made(`${object[0]?.toLowerCase()}${object.slice(1)}`, config);
}

/** A regularizer as TensorFlow.js has it, or one of ours; null for none. */
export function regularizerValue(value: KerasObject | null): TfjsValue {
  if (value === null) return null;
  const p = argumentsOf('regularizer', value);
  const number = (name: string) => (p[name] as number | null) ?? 0;
  switch (value.object) {
    case 'L1':
      return { tf: 'regularizers.l1', config: { l1: number('l1') } };
    case 'L2':
      return { tf: 'regularizers.l2', config: { l2: number('l2') } };
    case 'L1L2':
      return { tf: 'regularizers.l1l2', config: { l1: number('l1'), l2: number('l2') } };
    default:
      return own('OrthogonalRegularizer', { factor: number('factor'), mode: p['mode'] as string });
  }
}

/** A constraint; null for none. TensorFlow.js keeps it, and the training loop applies it. */
export function constraintValue(value: KerasObject | null): TfjsValue {
  if (value === null) return null;
  const p = argumentsOf('constraint', value) as TfjsConfig;
  const name = `${value.object[0]?.toLowerCase()}${value.object.slice(1)}`;
  return { tf: `constraints.${name}`, ...(Object.keys(p).length > 0 ? { config: { ...p } } : {}) };
}

const vectors: ReadonlySet<string> = new Set(['bias', 'beta', 'gamma']);

/** All objects of a layer under their own names: `kernelInitializer`, `biasConstraint`. */
export function objectsConfig(
  params: { readonly [param: string]: unknown },
  ...weights: readonly string[]
): TfjsConfig {
  return Object.fromEntries(
    weights.flatMap((weight) => [
      [
        `${weight}Initializer`,
        initializerValue(params[`${weight}Initializer`] as KerasObject, vectors.has(weight)),
      ],
      [
        `${weight}Regularizer`,
        regularizerValue((params[`${weight}Regularizer`] ?? null) as KerasObject | null),
      ],
      [`${weight}Constraint`, constraintValue((params[`${weight}Constraint`] ?? null) as KerasObject | null)],
    ]),
  );
}
