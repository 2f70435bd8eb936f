/** The rate at a step, counted from 0. Source: https://keras.io/api/optimizers/learning_rate_schedules/ */
export type Schedule = (step: number) => number;

export function constant(rate: number): Schedule {
  return () => rate;
}

interface Decay {
  readonly initialLearningRate: number;
  readonly decaySteps: number;
  readonly decayRate: number;
  readonly staircase?: boolean;
}

/** Falls by a factor every so many steps. */
export function exponentialDecay({ initialLearningRate, decaySteps, decayRate, staircase }: Decay): Schedule {
  return (step) => initialLearningRate * decayRate ** whole(step / decaySteps, staircase);
}

/** Falls as one over the steps. */
export function inverseTimeDecay({ initialLearningRate, decaySteps, decayRate, staircase }: Decay): Schedule {
  return (step) => initialLearningRate / (1 + decayRate * whole(step / decaySteps, staircase));
}

function whole(periods: number, staircase = false): number {
  return staircase ? Math.floor(periods) : periods;
}

interface Cosine {
  readonly initialLearningRate: number;
  readonly decaySteps: number;
  readonly alpha?: number;
  readonly warmupTarget?: number | null;
  readonly warmupSteps?: number;
}

/** Falls along half a cosine (Loshchilov and Hutter 2016), after a warm-up if wanted. */
export function cosineDecay({
  initialLearningRate: initial,
  decaySteps,
  alpha = 0,
  warmupTarget = null,
  warmupSteps = 0,
}: Cosine): Schedule {
  const fall = (from: number, steps: number) => {
    const cosine = 0.5 * (1 + Math.cos((Math.PI * Math.min(steps, decaySteps)) / decaySteps));
    return from * ((1 - alpha) * cosine + alpha);
  };
  return (step) => {
    if (warmupTarget === null) return fall(initial, step);
    if (step < warmupSteps) return initial + ((warmupTarget - initial) * step) / warmupSteps;
    return fall(warmupTarget, step - warmupSteps);
  };
}

interface Restarts {
  readonly initialLearningRate: number;
  readonly firstDecaySteps: number;
  readonly tMul?: number;
  readonly mMul?: number;
  readonly alpha?: number;
}

/** Falls along half a cosine, again and again; each time `tMul` as long and from `mMul` times as high. */
export function cosineDecayRestarts({
  initialLearningRate,
  firstDecaySteps,
  tMul = 2,
  mMul = 1,
  alpha = 0,
}: Restarts): Schedule {
  return (step) => {
    const done = step / firstDecaySteps;
    const restarts =
      tMul === 1 ? Math.floor(done) : Math.floor(Math.log(1 - done * (1 - tMul)) / Math.log(tMul));
    const before = tMul === 1 ? restarts : (1 - tMul ** restarts) / (1 - tMul);
    const share = (done - before) / tMul ** restarts;
    const cosine = 0.5 * mMul ** restarts * (1 + Math.cos(Math.PI * share));
    return initialLearningRate * ((1 - alpha) * cosine + alpha);
  };
}

interface Polynomial {
  readonly initialLearningRate: number;
  readonly decaySteps: number;
  readonly endLearningRate?: number;
  readonly power?: number;
  readonly cycle?: boolean;
}

/** Falls along a power to an end; a cycle begins again with more steps each time. */
export function polynomialDecay({
  initialLearningRate,
  decaySteps,
  endLearningRate = 0.0001,
  power = 1,
  cycle = false,
}: Polynomial): Schedule {
  return (step) => {
    const steps = cycle ? decaySteps * Math.max(1, Math.ceil(step / decaySteps)) : decaySteps;
    const share = Math.min(step, steps) / steps;
    return (initialLearningRate - endLearningRate) * (1 - share) ** power + endLearningRate;
  };
}
