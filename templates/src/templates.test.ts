import { restore } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { findTemplate, instantiate, templates } from './index.js';

describe('templates', () => {
  it('are there', () => {
    expect(templates.map(({ id }) => id)).toEqual([
      'lenet5',
      'lenet5-digits',
      'chollet-5-1',
      'inception-small',
      'residual-small',
    ]);
  });

  it.each(templates)('$id is a sound document with a recipe and without positions', ({ document }) => {
    const restored = restore(structuredClone(document));
    expect(restored.problems).toEqual([]);
    expect(restored.document).toEqual(document);
    expect(document.training?.objectives).toHaveLength(document.graph.outputs.length);
    for (const node of document.graph.nodes) expect(node.position).toBeUndefined();
  });

  it.each(templates)('$id says who made it and when', ({ title, year, paper, description }) => {
    expect(title).not.toBe('');
    expect(year).toBeGreaterThan(1979);
    expect(paper).not.toBe('');
    expect(description).toMatch(/\.$/);
  });
});

describe('instantiate', () => {
  it.each(
    templates.flatMap(({ id, options }) => options.map((option) => [id, option.name, option] as const)),
  )('%s has its default for %s', (id, _, option) => {
    const document = findTemplate(id)?.document;
    for (const { node, param } of option.sets) {
      const drawn = document?.graph.nodes.find((each) => each.id === node);
      expect(drawn && 'params' in drawn && drawn.params[param]).toBe(option.default);
    }
  });

  it('sets options and the name, and leaves the template as it is', () => {
    const made = instantiate('lenet5', [
      ['classes', 26],
      ['activation', 'relu'],
      ['name', 'Letters'],
    ]);
    if (!made.ok) throw new Error(made.reason);
    const params = new Map(
      made.document.graph.nodes.map((node) => [node.id, 'params' in node ? node.params : {}]),
    );
    expect(made.document.name).toBe('Letters');
    expect(params.get('output')).toMatchObject({ units: 26 });
    expect(params.get('c1')).toMatchObject({ activation: 'relu' });
    expect(JSON.stringify(findTemplate('lenet5')?.document)).not.toContain('relu');
  });

  it.each([
    ['nothing', [], /^There is no template "nothing"\. There are: lenet5, /],
    ['lenet5', [['depth', 3]], /^LeNet-5 has no option "depth"\. It has: name, classes, activation\.$/],
    ['lenet5', [['classes', 0]], /^classes has to be a whole number of at least 1, not 0\.$/],
    ['lenet5', [['classes', 'ten']], /^classes has to be a whole number of at least 1, not "ten"\.$/],
    [
      'lenet5',
      [['activation', '"); import os']],
      /^activation has to be the name of an activation, such as relu\.$/,
    ],
  ] as const)('refuses %s with %j in a sentence', (id, set, reason) => {
    const made = instantiate(id, set);
    expect(made.ok ? '' : made.reason).toMatch(reason);
  });
});
