import type { Value } from '@netwright/graph';
import type { Control, LayerDefinition, Params } from '@netwright/layers';
import { wrappedStart } from './wrapped-start.js';

/**
 * What a new layer starts with where Keras has no default: sizes that people would choose, made from the field's
 * control. What nothing fits is left out, and the layer says that it is missing.
 */
export function startingParams(definition: LayerDefinition, given: Params = {}): Record<string, Value> {
  const params: Record<string, Value> = {};
  for (const [name, field] of Object.entries(definition.params)) {
    if (Object.hasOwn(given, name)) params[name] = given[name] as Value;
    else if (!('default' in field)) {
      const start = candidates(field.control, definition, name).find(
        (value) => field.schema.safeParse(value).success,
      );
      if (start !== undefined) params[name] = start;
    }
  }
  return params;
}

function candidates(control: Control, definition: LayerDefinition, name: string): readonly Value[] {
  switch (control.type) {
    case 'integer':
      return [32, control.min ?? 1, control.max ?? 1];
    case 'number':
      return [0.5, 1, control.min ?? 0, control.max ?? 0];
    case 'fraction':
      return [0.5];
    case 'flag':
      return [false];
    case 'choice':
      return control.options.slice(0, 1);
    case 'sizes':
      return [definition.category === 'pooling' ? 2 : 3];
    case 'sides':
      return [1];
    case 'shape':
      return definition.entry?.shape === name ? [[null, 28, 28, 1]] : [[-1], [28, 28, 1], [1]];
    case 'axes':
      return [-1, [1]];
    case 'numbers':
      return [1];
    case 'activation':
      return ['relu'];
    case 'layer':
      return wrappedStart(definition, name, startingParams);
    default:
      return [];
  }
}
