import type { TrainingPlan } from '../../recipe/plan.js';

/** Which parts of the data there are besides those for training: a test is never split off, only brought along. */
export function hasTest({ dataset }: TrainingPlan): boolean {
  return dataset.image === undefined || (dataset.examples?.test ?? 0) > 0;
}

/** `examples(path, seed)`: what to train on, what to validate on and, where there is one, what to test on. */
export function examples(plan: TrainingPlan, encodes: boolean): string {
  const several = plan.ends.inputs.length !== 1 || plan.outputs.length !== 1;
  const test = hasTest(plan);
  const lines = [
    'def examples(path, seed):',
    `    """Return x and y for training and for validation${test ? ', and those of the test' : ''}."""`,
    test ? '    (x, y), test = load_data(path)' : '    x, y = load_data(path)',
    `    train, held = split(${classesOf(plan, several)}, VALIDATION, seed)`,
  ];
  if (several) {
    lines.push(
      '    training = [array[train] for array in x], [array[train] for array in y]',
      '    validation = [array[held] for array in x], [array[held] for array in y]',
    );
  } else if (encodes) {
    lines.push('    y = encode(y)', '    training, validation = (x[train], y[train]), (x[held], y[held])');
    if (test) lines.push('    test = test[0], encode(test[1])');
  } else lines.push('    training, validation = (x[train], y[train]), (x[held], y[held])');
  lines.push(test ? '    return training, validation, test' : '    return training, validation');
  return lines.join('\n');
}

/** The class of each example, by which the split is stratified; zeros where there are no classes. */
function classesOf({ dataset, outputs }: TrainingPlan, several: boolean): string {
  if (dataset.image) return 'y';
  const index = outputs.findIndex(
    ({ target, shape, units }) =>
      shape.length === 1 && (target === 'ids' || target === 'oneHot' || (target === 'binary' && units === 1)),
  );
  const x = several ? 'x[0]' : 'x';
  if (index < 0) return `np.zeros(len(${x}))`;
  const y = several ? `y[${index}]` : 'y';
  const target = outputs[index]?.target;
  if (target === 'ids') return y;
  return target === 'oneHot' ? `${y}.argmax(axis=-1)` : `${y}[:, 0]`;
}
