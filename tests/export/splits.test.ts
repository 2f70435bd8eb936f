import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mulberry32, stratifiedSplit } from '@netwright/runtime/data';
import { findTemplate } from '@netwright/templates';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { exportTo, runPython, temporaryFolder } from './running.js';

const cases = [
  { count: 1797, classes: 10, share: 0.2, seed: 42 },
  { count: 1000, classes: 7, share: 0.1, seed: 0 },
  { count: 333, classes: 100, share: 0.25, seed: 4294967295 },
  { count: 12, classes: 1, share: 0.5, seed: 3 },
  { count: 5, classes: 5, share: 0.9, seed: 1 },
  { count: 70000, classes: 10, share: 0.2, seed: 2147483648 },
].map((each) => {
  const random = mulberry32(each.count);
  return { ...each, labels: Array.from({ length: each.count }, () => random() % each.classes) };
});

const program = `
import json, sys
sys.path.insert(0, sys.argv[1])
import numpy as np
import train
answers = []
for case in json.load(open(sys.argv[2])):
    try:
        parts = [part.tolist() for part in train.split(np.array(case["labels"]), case["share"], case["seed"])]
    except train.DataError as error:
        parts = str(error)
    answers.append(parts)
print(json.dumps(answers))
`;

describeWith('python', 'the split', (python) => {
  it('is the same in Python and here', async () => {
    const folder = await temporaryFolder();
    const template = findTemplate('lenet5-digits');
    if (!template) throw new Error('the template is gone');
    await exportTo(folder, template.document);
    const asked = join(folder, 'cases.json');
    await writeFile(asked, JSON.stringify(cases));
    const answers = JSON.parse(await runPython(python, ['-c', program, folder, asked], 'numpy')) as unknown[];
    for (const [index, { labels, share, seed }] of cases.entries()) {
      const { train, validation } = stratifiedSplit(labels, share, seed);
      const expected =
        validation.length === 0
          ? 'there are too few examples to hold some back for validation'
          : [train, validation];
      expect(answers[index]).toEqual(expected);
    }
  });
});
