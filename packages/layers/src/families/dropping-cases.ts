import { ask, type CaseInput, type ConformanceCase } from '../core/case.js';

/** What every layer is asked that leaves out a share, said by `name`. */
export function shareCases(name: string, shape: CaseInput['shape']): readonly ConformanceCase[] {
  const open = shape.map((size, axis) => (axis === 0 ? size : null));
  return [
    ask('a half', { [name]: 0.5 }, shape),
    ask('a tenth', { [name]: 0.1 }, shape),
    ask('nothing', { [name]: 0 }, shape),
    ask('everything', { [name]: 1 }, shape),
    ask('very little', { [name]: 1e-9 }, shape),
    ask('on open sizes', { [name]: 0.5 }, open),
    ask('a fixed batch', { [name]: 0.5 }, [4, ...shape.slice(1)]),
    ask('on nothing', { [name]: 0.5 }, [0, ...shape.slice(1)]),
    ask('with a seed', { [name]: 0.5, seed: 42 }, shape),
    ask('with a seed of zero', { [name]: 0.5, seed: 0 }, shape),
    ask('with no seed', { [name]: 0.5, seed: null }, shape),
    ask('a negative share', { [name]: -0.1 }, shape),
    ask('a share above one', { [name]: 1.1 }, shape),
    ask('per cent', { [name]: 50 }, shape),
    ask('as text', { [name]: '0.5' }, shape),
    ask('as nothing', { [name]: null }, shape),
    ask('left out', {}, shape),
    ask('half a seed', { [name]: 0.5, seed: 1.5 }, shape),
    ask('a seed as text', { [name]: 0.5, seed: 'now' }, shape),
  ];
}
