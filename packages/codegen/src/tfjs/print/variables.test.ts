import { describe, expect, it } from 'vitest';
import type { TfjsFunction, TfjsStatement } from '../types.js';
import { Variables } from './variables.js';

function variablesOf(makes: readonly (readonly string[])[], reserved: readonly string[] = []): Variables {
  const statements = makes.map(
    (made): TfjsStatement => ({ type: 'missing', node: '', faults: [], makes: made, reason: '' }),
  );
  const source: TfjsFunction = {
    name: 'f',
    inputs: [],
    outputs: [],
    outputMasks: [],
    faults: [],
    statements,
  };
  return new Variables(source, reserved);
}

describe('names', () => {
  it.each([
    ['x', 'x'],
    ['branch_1', 'branch1'],
    ['conv2d_1_relu', 'conv2d1Relu'],
    ['a__b', 'aB'],
    ['class_', 'class'],
    ['...', 'undefined'],
  ])('%s is written %s', (name, written) => {
    expect(variablesOf([]).of(name)).toBe(written);
  });

  it('that are the same in camelCase get numbers', () => {
    const variables = variablesOf([]);
    const names = ['a_b', 'a__b', 'aB', 'aB2', 'a_b2', 'a_b_2'];
    const written = names.map((name) => variables.of(name));
    expect(written[0]).toBe('aB');
    expect(new Set(written).size).toBe(names.length);
    expect(names.map((name) => variables.of(name))).toEqual(written);
  });

  it('that are taken get numbers', () => {
    const variables = variablesOf([], ['tf', 'apply', 'applyToMany']);
    expect(['tf', 'apply', 'apply_to_many'].map((name) => variables.of(name))).toEqual([
      'tf2',
      'apply2',
      'applyToMany2',
    ]);
  });
});

describe('declarations', () => {
  it('are const for what is written once, let for what is written again', () => {
    const variables = variablesOf([['x'], ['x'], ['y']]);
    expect(variables.declare(['x'])).toBe('let x');
    expect(variables.declare(['x'])).toBe('x');
    expect(variables.declare(['y'])).toBe('const y');
  });

  it('of several leave out what nobody takes', () => {
    const variables = variablesOf([['y', '_', 'state', '_']]);
    expect(variables.declare(['y', '_', 'state', '_'])).toBe('const [y, , state]');
  });

  it('of something new beside something old stand before', () => {
    const variables = variablesOf([['x'], ['x', 'state']]);
    variables.declare(['x']);
    expect(variables.ahead(['x', 'state'])).toEqual(['let state: tf.SymbolicTensor']);
    expect(variables.declare(['x', 'state'])).toBe('[x, state]');
  });

  it('of what nothing makes say so once', () => {
    const variables = variablesOf([['x'], ['x']]);
    expect(variables.holes(['x', '_'])).toEqual(['let x!: tf.SymbolicTensor']);
    expect(variables.holes(['x'])).toEqual([]);
  });
});
