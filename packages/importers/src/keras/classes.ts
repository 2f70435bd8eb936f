import { catalog, type Field, kerasArgumentName, kerasClass, type LayerDefinition } from '@netwright/layers';
import { type Json, own } from './json.js';

/** A kind with its parameters by the names that Keras has for them. */
export interface KerasClass {
  readonly definition: LayerDefinition;
  readonly params: ReadonlyMap<string, { readonly name: string; readonly field: Field }>;
}

const byClass = new Map<string, KerasClass[]>();
for (const definition of catalog) {
  const name = kerasClass(definition);
  const params = new Map(
    Object.entries(definition.params).map(([param, field]) => [
      kerasArgumentName(definition, param),
      { name: param, field },
    ]),
  );
  byClass.set(name, [...(byClass.get(name) ?? []), { definition, params }]);
}

/** Modules under which Keras itself names its layers: `keras.layers`, `keras.src.layers.merging.add`, `tf_keras...`. */
function isKerasLayers(module: string): boolean {
  return (
    module === 'keras.layers' ||
    module.startsWith('keras.src.layers.') ||
    module.startsWith('keras.src.models')
  );
}

/**
 * The kind of a serialised layer, told by module and class: `keras.src.ops.numpy.Add` is not the layer Add, and a class
 * that somebody registered under the name Dense is not Dense. Keras 2 wrote no module.
 */
export function findClass(layer: Json, name: string): KerasClass | undefined {
  const module = own(layer, 'module');
  return byClass.get(name)?.find(({ definition }) => {
    const target = definition.targets.keras;
    // A layer of ours, as a script of ours registers it.
    if (target.source !== undefined && own(layer, 'registered_name') === `netwright>${name}`) return true;
    if (typeof module !== 'string') return module === undefined && target.module === undefined;
    if (target.modules?.includes(module) || target.module === module) return true;
    return (target.module ?? 'keras.layers') === 'keras.layers' && isKerasLayers(module);
  });
}
