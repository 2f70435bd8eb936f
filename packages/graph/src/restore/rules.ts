import { newId } from '../ids.js';
import {
  anything,
  flag,
  index,
  isRaw,
  list,
  number,
  oneOf,
  type Reader,
  type Rule,
  type Rules,
  readRecord,
  record,
  text,
  values,
} from './record.js';

// What belongs where, in the terms of the schema; a test holds that what was restored satisfies the schema.

const empty = () => ({});
const none = () => [];
const required = (read: Reader): Rule => ({ read, required: true });
const rules = (entries: { readonly [property: string]: Rule }): Rules => new Map(Object.entries(entries));

const port = record(rules({ node: required(text), port: { read: index, otherwise: () => 0 } }));

const edge = record(
  rules({ id: { read: text, otherwise: () => newId('w') }, from: required(port), to: required(port) }),
);

const everyNode = {
  id: { read: text, otherwise: () => newId('n') },
  name: { read: text, otherwise: () => undefined },
  position: { read: record(rules({ x: required(number), y: required(number) })) },
  note: { read: text },
  when: { read: anything },
  sharesWith: { read: text },
};

export const layerNodeRules = rules({
  ...everyNode,
  kind: { read: text, otherwise: () => '' },
  params: { read: values, otherwise: empty },
  call: { read: values },
});

export const blockNodeRules = rules({
  ...everyNode,
  block: { read: text, otherwise: () => '' },
  args: { read: values, otherwise: empty },
  repeat: { read: anything, otherwise: () => 1 },
  names: { read: list(record(rules({ path: required(text), name: required(text) }))) },
});

/** What has no name is called as its id; an empty name is one. */
function called(item: ReturnType<Reader>): unknown {
  return isRaw(item) && item['name'] === undefined ? { ...item, name: item['id'] } : item;
}

const node: Reader = (value, place) => {
  const isBlock = isRaw(value) && Object.hasOwn(value, 'block') && !Object.hasOwn(value, 'kind');
  return called(readRecord(value, isBlock ? blockNodeRules : layerNodeRules, place));
};

const emptyGraph = () => ({ nodes: [], edges: [], inputs: [], outputs: [] });

const graph: Reader = record(
  rules({
    nodes: { read: list(node), otherwise: none },
    edges: { read: list(edge), otherwise: none },
    inputs: { read: list(text), otherwise: none },
    outputs: { read: list(record(rules({ name: required(text), from: required(port) }))), otherwise: none },
  }),
);

const parameters: Rule = {
  read: list(
    record(
      rules({
        name: required(text),
        type: required(oneOf(['int', 'float', 'bool', 'string', 'list'])),
        default: { read: anything, otherwise: () => null },
        description: { read: text },
      }),
    ),
  ),
  otherwise: none,
};

const blockRules = rules({
  id: { read: text, otherwise: () => newId('block') },
  name: { read: text, otherwise: () => undefined },
  description: { read: text },
  parameters,
  graph: { read: graph, otherwise: emptyGraph },
});

const block: Reader = (value, place) => called(readRecord(value, blockRules, place));

const object = record(rules({ object: required(text), config: { read: values, otherwise: empty } }));

const override = record(
  rules({ selector: required(text), trainable: { read: flag }, rate: { read: number } }),
);

const phase = record(
  rules({
    name: { read: text },
    epochs: { read: number, otherwise: () => 1 },
    optimizer: required(object),
    schedule: { read: object },
    overrides: { read: list(override) },
  }),
);

const objective = record(
  rules({
    output: required(text),
    loss: required(object),
    weight: { read: number },
    metrics: { read: list(object), otherwise: none },
  }),
);

const recipe = record(
  rules({
    dataset: required(record(rules({ id: required(text), options: { read: values } }))),
    validation: { read: number, otherwise: () => 0.2 },
    batchSize: { read: number, otherwise: () => 32 },
    seed: { read: number, otherwise: () => 0 },
    objectives: { read: list(objective), otherwise: none },
    phases: { read: list(phase), otherwise: none },
    callbacks: { read: list(object) },
  }),
);

export const documentRules: Rules = rules({
  format: { read: anything },
  version: { read: anything },
  name: { read: text, otherwise: () => 'Untitled' },
  description: { read: text },
  parameters,
  args: { read: values, otherwise: empty },
  graph: { read: graph, otherwise: emptyGraph },
  blocks: { read: list(block), otherwise: none },
  training: { read: recipe },
});
