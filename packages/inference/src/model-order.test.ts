import type { NetDocument } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import { image, type Line, net } from './fixtures/net.js';
import { modelOrder } from './model-order.js';

const dense = (name: string, ...feeds: string[]): Line => [name, 'Dense', { units: 4 }, feeds];
const again = (name: string, of: string, ...feeds: string[]): Line => [
  name,
  'Dense',
  { units: 4 },
  feeds,
  { sharesWith: of },
];

function model(inputs: readonly string[], outputs: readonly string[], lines: readonly Line[]): NetDocument {
  return net(lines, { inputs, outputs: outputs.map((node) => ({ name: node, from: { node, port: 0 } })) });
}

const branches: readonly Line[] = [
  image('a', 4),
  image('b', 4),
  image('c', 4),
  dense('p', 'a'),
  dense('q', 'b'),
  ['s', 'Add', {}, ['q', 'p']],
  dense('t', 's'),
  dense('u', 'p'),
  dense('v', 'u'),
];

/** What Keras 3.15.1 lists as `model.layers` of the same models. */
const recorded: readonly (readonly [string, NetDocument, string])[] = [
  ['two outputs', model(['a', 'b'], ['v', 't'], branches), 'a b p q u s v t'],
  ['the same, turned', model(['b', 'a'], ['t', 'v'], branches), 'b a q p s u t v'],
  ['an input that is not used', model(['c', 'a', 'b'], ['v', 't'], branches), 'a b p q u s c v t'],
  [
    'a layer that is shared',
    model(
      ['a', 'b'],
      ['w'],
      [
        image('a', 4),
        image('b', 4),
        dense('d', 'a'),
        dense('e', 'b'),
        again('d2', 'd', 'e'),
        ['z', 'Concatenate', {}, ['d2', 'd', 'a']],
        dense('w', 'z'),
      ],
    ),
    'b e a d z w',
  ],
  [
    'a layer that is shared one after the other',
    model(
      ['a'],
      ['z', 'e'],
      [
        image('a', 4),
        dense('d', 'a'),
        dense('e', 'd'),
        again('d2', 'd', 'e'),
        dense('f', 'a'),
        ['z', 'Add', {}, ['f', 'd2']],
      ],
    ),
    'a d e f z',
  ],
];

describe('the order of the layers', () => {
  it.each(recorded)('%s', (_title, document, order) => {
    expect(modelOrder(analyze(document)).join(' ')).toBe(order);
  });

  it('does not depend on the order of the document', () => {
    const [, document, order] = recorded[0] as (typeof recorded)[0];
    const { graph } = document;
    const turned = {
      ...document,
      graph: { ...graph, nodes: [...graph.nodes].reverse(), edges: [...graph.edges].reverse() },
    };
    expect(modelOrder(analyze(turned)).join(' ')).toBe(order);
  });

  it('leaves out what is not part of the model, and circles', () => {
    const circle = net([
      image('x', 4),
      ['add', 'Add', {}, ['x', 'back']],
      dense('back', 'add'),
      dense('out', 'x'),
    ]);
    expect(modelOrder(analyze(circle))).toEqual(['x', 'out']);
  });
});
