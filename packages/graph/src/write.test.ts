import { describe, expect, it } from 'vitest';
import { emptyDocument, type NetDocument } from './document.js';
import { writeDocument } from './write.js';

describe('writeDocument', () => {
  it('gives each layer and each wire a line', () => {
    const document: NetDocument = {
      ...emptyDocument('two layers'),
      graph: {
        nodes: [
          {
            position: { x: 0, y: 1 },
            params: { batchShape: [null, 4] },
            kind: 'InputLayer',
            name: 'x',
            id: 'x',
          },
          {
            id: 'd',
            name: 'd',
            kind: 'Dense',
            params: { kernelRegularizer: { object: 'L2', config: { l2: 0.01 } } },
          },
          { id: 'c', name: 'c'.repeat(120), kind: 'Conv2D', params: {} },
        ],
        edges: [{ id: 'w', from: { node: 'x', port: 0 }, to: { node: 'd', port: 0 } }],
        inputs: ['x'],
        outputs: [{ name: 'd', from: { node: 'd', port: 0 } }],
      },
    };
    expect(writeDocument(document)).toBe(`{
  "format": "netwright",
  "version": 1,
  "name": "two layers",
  "args": {},
  "parameters": [],
  "graph": {
    "nodes": [
      { "id": "x", "name": "x", "kind": "InputLayer", "params": { "batchShape": [null, 4] }, "position": { "x": 0, "y": 1 } },
      { "id": "d", "name": "d", "kind": "Dense", "params": { "kernelRegularizer": { "object": "L2", "config": { "l2": 0.01 } } } },
      {
        "id": "c",
        "name": "${'c'.repeat(120)}",
        "kind": "Conv2D",
        "params": {}
      }
    ],
    "edges": [
      { "id": "w", "from": { "node": "x", "port": 0 }, "to": { "node": "d", "port": 0 } }
    ],
    "inputs": ["x"],
    "outputs": [
      { "name": "d", "from": { "node": "d", "port": 0 } }
    ]
  },
  "blocks": []
}
`);
  });

  it('escapes what would make the file look like another one', () => {
    const name = 'a\u2028b\u202ec\u2066';
    const text = writeDocument(emptyDocument(name));
    expect(text).toContain('"a\\u2028b\\u202ec\\u2066"');
    expect(JSON.parse(text)).toMatchObject({ name });
  });
});
