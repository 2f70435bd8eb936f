import {
  type Argument,
  call,
  type Expression,
  keyword,
  list,
  literal,
  text,
  Writer,
  writeExpression,
} from '../../python/index.js';
import type { TrainingPlan } from '../../recipe/plan.js';
import {
  callbackExpressions,
  lossExpression,
  metricExpressions,
  optimizerExpression,
} from '../recipe-objects.js';
import { hasTest } from './examples.js';
import { python } from './section.js';

function statement(prefix: string, expression: Expression): string {
  const writer = new Writer();
  writer.write(`    ${prefix}`);
  writeExpression(writer, expression, 4, 4 + prefix.length);
  return writer.text;
}

/** `main()`, and where the training has several phases the function that runs one. */
export function mainFunction(plan: TrainingPlan): string {
  const parts = hasTest(plan) ? 'training, validation, test' : 'training, validation';
  const again = hasTest(plan) ? 'training = validation = test' : 'training = validation';
  const several = plan.recipe.phases.length > 1;
  return `${several ? `${phaseFunction(plan)}\n\n\n` : ''}${report}


def main():
    """Train, evaluate and save."""
    args = parse_arguments()
    keras.utils.set_random_seed(args.seed)
    try:
        args.output.mkdir(parents=True, exist_ok=True)
        if args.smoke:
            ${again} = random_data(min(args.batch_size, 8))
        else:
            ${parts} = examples(args.data, args.seed)
    except (DataError, OSError) as error:
        sys.exit(f"train.py: {error}")

    model = build_model()
    if args.weights is not None:
        try:
            load_weights(model, args.weights)
        except DataError as error:
            sys.exit(f"train.py: {error}")
    model.summary()
${several ? phases(plan) : onePhase(plan)}

    report("validation", model, validation)
${testReport(plan)}    model.save(args.output / "model.keras")
    if args.export_web:
        save_weights(model, args.output / "model.safetensors")


if __name__ == "__main__":
    main()`;
}

function testReport(plan: TrainingPlan): string {
  if (!hasTest(plan)) return '';
  return plan.dataset.image
    ? '    report("test", model, test)\n'
    : '    if test is not None:\n        report("test", model, test)\n';
}

const report = python(`
def report(name, model, data):
    """Evaluate the model and print how it did."""
    scores = model.evaluate(*data, verbose=0, return_dict=True)
    print(f"{name}:", ", ".join(f"{key} {value:.4f}" for key, value in scores.items()))
`);

function compileArguments({ outputs }: TrainingPlan, optimizer: Expression): Argument[] {
  const losses = outputs.map(lossExpression);
  const metrics = outputs.map((output) => list(metricExpressions(output)));
  const weights = outputs.map(({ objective }) => objective.weight ?? 1);
  const single = outputs.length === 1;
  const measured = outputs.some((output) => metricExpressions(output).length > 0);
  return [
    keyword('optimizer', optimizer),
    keyword('loss', single ? (losses[0] as Expression) : list(losses)),
    ...(weights.every((weight) => weight === 1)
      ? []
      : [keyword('loss_weights', list(weights.map((weight) => literal(weight))))]),
    ...(measured ? [keyword('metrics', single ? (metrics[0] as Expression) : list(metrics))] : []),
  ];
}

function callbackList({ recipe }: TrainingPlan): Expression {
  return list([text('history'), ...callbackExpressions(recipe)]);
}

function onePhase(plan: TrainingPlan): string {
  const phase = plan.recipe.phases[0];
  const optimizer = phase ? optimizerExpression(phase) : literal('adam');
  const epochs = text('1 if args.smoke else args.epochs');
  return [
    statement('', call('model.compile', compileArguments(plan, optimizer))),
    '    history = keras.callbacks.CSVLogger(args.output / "history.csv")',
    statement(
      '',
      call('model.fit', [
        { value: text('*training') },
        keyword('batch_size', text('args.batch_size')),
        keyword('epochs', epochs),
        keyword('validation_data', text('validation')),
        keyword('callbacks', callbackList(plan)),
      ]),
    ),
  ].join('\n');
}

function phaseFunction(plan: TrainingPlan): string {
  return [
    'def train_phase(model, optimizer, overrides, epochs, done, args, data, callbacks):',
    '    """Train one phase, with the layers of some names frozen or thawed.',
    '',
    '    Return the number of epochs done by then.',
    '    """',
    '    for layer in model.layers:',
    '        for pattern, trainable in overrides:',
    '            if fnmatch.fnmatchcase(layer.name, pattern):',
    '                layer.trainable = trainable',
    statement('', call('model.compile', compileArguments(plan, text('optimizer')))),
    '    epochs = done + (1 if args.smoke else args.epochs or epochs)',
    statement(
      '',
      call('model.fit', [
        { value: text('*data[0]') },
        keyword('batch_size', text('args.batch_size')),
        keyword('epochs', text('epochs')),
        keyword('initial_epoch', text('done')),
        keyword('validation_data', text('data[1]')),
        keyword('callbacks', text('callbacks')),
      ]),
    ),
    '    return epochs',
  ].join('\n');
}

function phases(plan: TrainingPlan): string {
  const lines = [
    '    (args.output / "history.csv").unlink(missing_ok=True)',
    '    history = keras.callbacks.CSVLogger(args.output / "history.csv", append=True)',
    statement('callbacks = ', callbackList(plan)),
    '    drawn = [(layer.name, layer.trainable) for layer in model.layers]',
    '    done = 0',
  ];
  for (const phase of plan.recipe.phases) {
    const overrides = (phase.overrides ?? []).flatMap(({ selector, trainable }) =>
      trainable === undefined ? [] : [literal([selector, trainable])],
    );
    lines.push(
      statement(
        'done = ',
        call('train_phase', [
          { value: text('model') },
          keyword('optimizer', optimizerExpression(phase)),
          keyword('overrides', overrides.length === 0 ? text('drawn') : list([text('*drawn'), ...overrides])),
          keyword('epochs', literal(phase.epochs)),
          keyword('done', text('done')),
          keyword('args', text('args')),
          keyword('data', text('(training, validation)')),
          keyword('callbacks', text('callbacks')),
        ]),
      ),
    );
  }
  return lines.join('\n');
}
