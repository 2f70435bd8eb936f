import * as tf from '@tensorflow/tfjs';
import type { Slots, UpdateRule } from './optimizer.js';

/** A slot that the rule itself has named. */
function slot(slots: Slots, name: string): tf.Tensor {
  return slots[name] as tf.Tensor;
}

/** A running mean: `share` of what it was, and the rest of what comes. */
function running(mean: tf.Tensor, value: tf.Tensor, share: number): tf.Tensor {
  return mean.mul(share).add(value.mul(1 - share));
}

/** Gradient descent, with momentum (Polyak 1964) and Nesterov's look ahead if wanted. */
export function sgd({ momentum = 0, nesterov = false } = {}): UpdateRule {
  if (momentum === 0) {
    return { slots: {}, update: (gradient, slots, { rate }) => ({ change: gradient.mul(-rate), slots }) };
  }
  return {
    slots: { momentum: 0 },
    update(gradient, slots, { rate }) {
      const now = slot(slots, 'momentum').mul(momentum).sub(gradient.mul(rate));
      return {
        change: nesterov ? now.mul(momentum).sub(gradient.mul(rate)) : now,
        slots: { momentum: now },
      };
    },
  };
}

/** Divides the rate by a running mean of the squared gradients (Hinton 2012). */
export function rmsprop({ rho = 0.9, momentum = 0, epsilon = 1e-7, centered = false } = {}): UpdateRule {
  return {
    slots: { velocity: 0, ...(centered ? { average: 0 } : {}), ...(momentum > 0 ? { momentum: 0 } : {}) },
    update(gradient, slots, { rate }) {
      const velocity = running(slot(slots, 'velocity'), gradient.square(), rho);
      const average = centered ? running(slot(slots, 'average'), gradient, rho) : undefined;
      const spread = average ? velocity.sub(average.square()) : velocity;
      const step = gradient.mul(rate).div(spread.add(epsilon).sqrt());
      const moved = momentum > 0 ? slot(slots, 'momentum').mul(momentum).add(step) : undefined;
      return {
        change: (moved ?? step).neg(),
        slots: { velocity, ...(average ? { average } : {}), ...(moved ? { momentum: moved } : {}) },
      };
    },
  };
}

/** Adapts the rate of every weight (Kingma and Ba 2014); AdamW is Adam with weight decay. */
export function adam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, amsgrad = false } = {}): UpdateRule {
  return {
    slots: { momentum: 0, velocity: 0, ...(amsgrad ? { largest: 0 } : {}) },
    update(gradient, slots, { rate, step }) {
      const momentum = running(slot(slots, 'momentum'), gradient, beta1);
      const velocity = running(slot(slots, 'velocity'), gradient.square(), beta2);
      const largest = amsgrad ? tf.maximum(slot(slots, 'largest'), velocity) : undefined;
      const corrected = (rate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      return {
        change: momentum.mul(-corrected).div((largest ?? velocity).sqrt().add(epsilon)),
        slots: { momentum, velocity, ...(largest ? { largest } : {}) },
      };
    },
  };
}

/** Adam with Nesterov momentum (Dozat 2015). */
export function nadam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = {}): UpdateRule {
  const share = (step: number) => beta1 * (1 - 0.5 * 0.96 ** step);
  // The product of the shares of all steps so far, kept because it has to be extended by one factor only.
  const product = { step: 0, value: 1 };
  const productAt = (step: number) => {
    for (; product.step < step; product.step++) product.value *= share(product.step + 1);
    return product.value;
  };
  return {
    slots: { momentum: 0, velocity: 0 },
    update(gradient, slots, { rate, step }) {
      const momentum = running(slot(slots, 'momentum'), gradient, beta1);
      const velocity = running(slot(slots, 'velocity'), gradient.square(), beta2);
      const [now, next, all] = [share(step), share(step + 1), productAt(step)];
      const ahead = momentum.mul(next / (1 - all * next)).add(gradient.mul((1 - now) / (1 - all)));
      const spread = velocity
        .div(1 - beta2 ** step)
        .sqrt()
        .add(epsilon);
      return { change: ahead.mul(-rate).div(spread), slots: { momentum, velocity } };
    },
  };
}

/** Adam with the maximum norm (Kingma and Ba 2014, section 7). */
export function adamax({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = {}): UpdateRule {
  return {
    slots: { momentum: 0, largest: 0 },
    update(gradient, slots, { rate, step }) {
      const momentum = running(slot(slots, 'momentum'), gradient, beta1);
      const largest = tf.maximum(slot(slots, 'largest').mul(beta2), gradient.abs());
      const change = momentum.mul(-rate / (1 - beta1 ** step)).div(largest.add(epsilon));
      return { change, slots: { momentum, largest } };
    },
  };
}

/** Slows down weights that changed much (Duchi et al. 2011). */
export function adagrad({ initialAccumulatorValue = 0.1, epsilon = 1e-7 } = {}): UpdateRule {
  return {
    slots: { accumulator: initialAccumulatorValue },
    update(gradient, slots, { rate }) {
      const accumulator = slot(slots, 'accumulator').add(gradient.square());
      return { change: gradient.mul(-rate).div(accumulator.add(epsilon).sqrt()), slots: { accumulator } };
    },
  };
}

/** Adagrad with a memory that fades (Zeiler 2012). */
export function adadelta({ rho = 0.95, epsilon = 1e-7 } = {}): UpdateRule {
  return {
    slots: { gradients: 0, changes: 0 },
    update(gradient, slots, { rate }) {
      const gradients = running(slot(slots, 'gradients'), gradient.square(), rho);
      const before = slot(slots, 'changes');
      const change = gradient.mul(before.add(epsilon).sqrt()).div(gradients.add(epsilon).sqrt()).neg();
      const changes = running(before, change.square(), rho);
      return { change: change.mul(rate), slots: { gradients, changes } };
    },
  };
}

/** Uses only the sign of the momentum (Chen et al. 2023). */
export function lion({ beta1 = 0.9, beta2 = 0.99 } = {}): UpdateRule {
  return {
    slots: { momentum: 0 },
    update(gradient, slots, { rate }) {
      const before = slot(slots, 'momentum');
      return {
        change: running(before, gradient, beta1).sign().mul(-rate),
        slots: { momentum: running(before, gradient, beta2) },
      };
    },
  };
}
