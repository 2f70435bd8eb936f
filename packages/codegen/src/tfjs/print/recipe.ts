import type { TrainingRecipe } from '@netwright/graph';
import {
  callbacks,
  findIn,
  givenArguments,
  metrics,
  optimizers,
  type RecipeObject,
  schedules,
} from '../../recipe/index.js';
import type { OutputPlan, TrainingPlan } from '../../recipe/plan.js';
import { Writer } from '../../text/writer.js';
import {
  call,
  type Expression,
  lambda,
  list,
  literal,
  object,
  type Property,
  writeExpression,
} from '../../typescript/index.js';
import { byPath, importOf } from './imports.js';

type Written = TrainingRecipe['objectives'][number]['loss'];
type Phase = TrainingRecipe['phases'][number];

/** The recipe as code, and what it takes from which file of the project. */
export class RecipePrinter {
  /** Names by the file that has them. */
  readonly imports = new Map<string, Set<string>>();

  /** `src/train.ts`. */
  print(plan: TrainingPlan, masks: readonly (string | null)[]): string {
    this.take('training/recipe.js', 'type Recipe');
    const writer = new Writer();
    const prefix = 'export const recipe: Recipe = ';
    writer.write(`/** How the network is trained: what to change first. */\n${prefix}`);
    writeExpression(writer, this.recipe(plan, masks), 0, prefix.length, 1);
    const lines = [...this.imports].sort(byPath);
    const imports = lines.map(([file, names]) =>
      importOf([...names], `./lib/${file}`).replace('import { type Recipe }', 'import type { Recipe }'),
    );
    return `${imports.join('')}\n${writer.text};\n`;
  }

  private take(file: string, name: string): string {
    const names = this.imports.get(file) ?? new Set();
    this.imports.set(file, names.add(name));
    return name;
  }

  /** The recipe as an expression: what `src/train.ts` says, and the runtime evaluates. */
  recipe({ recipe, outputs }: TrainingPlan, masks: readonly (string | null)[]): Expression {
    // The masks come after all outputs, each once.
    const different = [...new Set(masks.filter((mask) => mask !== null))];
    const places = masks.map((mask) => (mask === null ? undefined : masks.length + different.indexOf(mask)));
    const watchers = (recipe.callbacks ?? []).flatMap((written) => this.watcher(written));
    return object([
      { name: 'batchSize', value: literal(recipe.batchSize) },
      { name: 'seed', value: literal(recipe.seed) },
      {
        name: 'objectives',
        value: list(outputs.map((output, index) => this.objective(output, places[index]))),
      },
      { name: 'phases', value: list(recipe.phases.map((phase) => this.phase(phase))) },
      ...(watchers.length === 0 ? [] : [{ name: 'watchers', value: lambda(list(watchers)) }]),
    ]);
  }

  private objective(output: OutputPlan, mask: number | undefined): Expression {
    const { loss, objective } = output;
    const weight = objective.weight ?? 1;
    const made = call(
      this.take('training/losses.js', camel(loss.name)),
      ...argumentsOf(loss, objective.loss),
    );
    return object([
      { name: 'output', value: literal(output.layer) },
      { name: 'loss', value: made },
      ...(mask === undefined ? [] : [{ name: 'mask', value: literal(mask) }]),
      ...(weight === 1 ? [] : [{ name: 'weight', value: literal(weight) }]),
      { name: 'metrics', value: list(objective.metrics.flatMap((written) => this.metric(output, written))) },
    ]);
  }

  private metric({ target, fromLogits, loss }: OutputPlan, written: Written): Expression[] {
    const metric = findIn(metrics, written.object);
    if (!metric) return [];
    const make = (name: string, ...args: Expression[]) => [
      call(this.take('training/metrics.js', name), ...args),
    ];
    const own = argumentsOf(metric, written);
    if (metric.name === 'accuracy') {
      const labels = target === 'numbers' ? 'binary' : target;
      const threshold = loss.expects === 'sigmoid' && fromLogits;
      return make(
        'accuracy',
        literal(labels),
        ...(threshold ? [object([{ name: 'threshold', value: literal(0) }])] : []),
      );
    }
    if (metric.name.endsWith('TopKCategoricalAccuracy'))
      return make('topKAccuracy', literal(target === 'oneHot' ? 'oneHot' : 'ids'), ...own);
    // The losses have these names already.
    return make(
      camel(metric.name)
        .replace(/^mean(?=Squared|Absolute)/, '')
        .replace(/^[A-Z]/, (first) => first.toLowerCase()),
      ...own,
    );
  }

  private phase({ name, epochs, optimizer: written, schedule, overrides = [] }: Phase): Expression {
    const optimizer = findIn(optimizers, written.object) ?? (optimizers[0] as RecipeObject);
    const rule = ruleOf(optimizer.name);
    const given = propertiesOf(optimizer, written);
    const own = given.filter(({ name: argument }) => argument !== 'learningRate' && !common.has(argument));
    const shared = given.filter(({ name: argument }) => common.has(argument));
    const decay =
      optimizer.name === 'AdamW' && !shared.some(({ name: argument }) => argument === 'weightDecay');
    if (decay) shared.push({ name: 'weightDecay', value: literal(defaultOf(optimizer, 'weightDecay')) });
    const made = call(
      `new ${this.take('training/optimizer.js', 'Optimizer')}`,
      call(this.take('training/optimizer-rules.js', rule), ...(own.length === 0 ? [] : [object(own)])),
      this.rate(optimizer, written, schedule),
      ...(shared.length === 0 ? [] : [object(shared)]),
    );
    const trainable = overrides.flatMap(({ selector, trainable: trains }) =>
      trains === undefined ? [] : [literal([selector, trains])],
    );
    return object([
      ...(name === undefined ? [] : [{ name: 'name', value: literal(name) }]),
      { name: 'epochs', value: literal(epochs) },
      { name: 'optimizer', value: lambda(made) },
      ...(trainable.length === 0 ? [] : [{ name: 'trainable', value: list(trainable) }]),
    ]);
  }

  private rate(optimizer: RecipeObject, written: Written, schedule: Phase['schedule']): Expression {
    const decay = schedule && findIn(schedules, schedule.object);
    if (schedule && decay)
      return call(this.take('training/schedules.js', camel(decay.name)), ...argumentsOf(decay, schedule));
    const given = Object.hasOwn(written.config, 'learningRate') ? written.config['learningRate'] : undefined;
    const rate = typeof given === 'number' ? given : defaultOf(optimizer, 'learningRate');
    return call(this.take('training/schedules.js', 'constant'), literal(rate));
  }

  private watcher(written: Written): Expression[] {
    const callback = findIn(callbacks, written.object);
    // The loop itself stops where the loss is no number.
    if (!callback || callback.name === 'TerminateOnNaN') return [];
    const name = callback.name === 'ReduceLROnPlateau' ? 'reduceOnPlateau' : camel(callback.name);
    return [call(this.take('training/watchers.js', name), ...argumentsOf(callback, written))];
  }
}

/** What every optimiser takes besides its own, and our loop knows. */
const common: ReadonlySet<string> = new Set(['weightDecay', 'clipnorm', 'globalClipnorm', 'clipvalue']);

/** AdamW is Adam with weight decay. */
function ruleOf(optimizer: string): string {
  return optimizer === 'AdamW' ? 'adam' : camel(optimizer);
}

function defaultOf(object: RecipeObject, name: string): unknown {
  return object.arguments.find((argument) => argument.name === name)?.default;
}

/** `SparseCategoricalCrossentropy` as a function: `sparseCategoricalCrossentropy`; `AUC`: `auc`, `RMSprop`: `rmsprop`. */
export function camel(name: string): string {
  if (name === 'RMSprop' || /^[A-Z]+$/.test(name)) return name.toLowerCase();
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (letters) => letters.toLowerCase());
}

/** Keras' defaults are those of our functions too. */
function propertiesOf(object: RecipeObject, written: Written): Property[] {
  return givenArguments(object, written).map(({ argument: { name }, value }) => ({
    name,
    value: literal(value),
  }));
}

function argumentsOf(recipeObject: RecipeObject, written: Written): Expression[] {
  const properties = propertiesOf(recipeObject, written);
  return properties.length === 0 ? [] : [object(properties)];
}
