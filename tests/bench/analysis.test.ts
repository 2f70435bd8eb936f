import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { applyEdit, type NetDocument } from '@netwright/graph';
import { importKerasJson } from '@netwright/importers';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { describeWith, root } from '../src/environment.js';
import { middleConvolution, residualChain } from './networks.js';
import { type Timing, time, timingOf } from './timing.js';

function report(rows: readonly (readonly [string, Timing])[]): void {
  const ms = (value: number) => value.toFixed(value < 1 ? 3 : 1).padStart(9);
  const lines = rows.map(
    ([name, { best, median, p95 }]) => `${name.padEnd(52)}${ms(best)}${ms(median)}${ms(p95)}`,
  );
  console.log([`${'milliseconds'.padEnd(52)}     best   median      p95`, ...lines].join('\n'));
}

function documentOf(text: string): NetDocument {
  const result = importKerasJson(JSON.parse(text));
  if (!result.ok) throw new Error(result.reason);
  return result.document;
}

describeWith('python', 'ResNet50 from its JSON', (python) => {
  const file = join(root, 'tests/conformance/keras-applications/ResNet50.keras.json.gz');

  it('is read and analysed at least 100 times faster than Keras rebuilds it', () => {
    const text = gunzipSync(readFileSync(file)).toString();
    const environment = { ...process.env, KERAS_BACKEND: 'tensorflow', TF_CPP_MIN_LOG_LEVEL: '3' };
    const script = join(root, 'tests/bench/model_from_json.py');
    const printed = execFileSync(python, [script, file, '5'], {
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const answer = JSON.parse(printed.trim().split('\n').pop() as string) as {
      layers: number;
      params: number;
      milliseconds: number[];
    };
    const keras = timingOf(answer.milliseconds);
    const whole = time(60, () => analyze(documentOf(text)));
    const document = documentOf(text);
    const alone = time(60, () => analyze(document));
    report([
      ['Keras model_from_json (tensorflow)', keras],
      ['Netwright: JSON text to analysis', whole],
      ['Netwright: the analysis alone', alone],
    ]);
    console.log(`ratio of the medians: ${(keras.median / whole.median).toFixed(0)}`);
    expect(analyze(document).totals.params.total).toBe(answer.params);
    expect(document.graph.nodes).toHaveLength(answer.layers);
    expect(keras.median / whole.median).toBeGreaterThanOrEqual(100);
  });
});

describe('large networks', () => {
  it('are analysed again much faster than from the start after an edit in the middle of 1,041 layers', () => {
    let document = residualChain(1041);
    let analysis = analyze(document);
    const id = middleConvolution(document);
    const milliseconds: number[] = [];
    for (let run = 0; run < 200; run++) {
      const edit = {
        type: 'set-param',
        graph: 'main',
        id,
        in: 'params',
        name: 'kernelSize',
        value: 1 + (run % 3),
      } as const;
      const changed = applyEdit(document, edit);
      if (!changed.ok) throw new Error(changed.reason);
      document = changed.document;
      const begun = performance.now();
      analysis = analyze(document, analysis);
      if (run >= 100) milliseconds.push(performance.now() - begun);
    }
    const edit = timingOf(milliseconds);
    const whole = time(20, () => analyze(document));
    report([
      ['1,041 layers from the start', whole],
      ['an edit in the middle of them', edit],
    ]);
    console.log(`ratio of the medians: ${(whole.median / edit.median).toFixed(0)}`);
    expect(analysis.totals).toEqual(analyze(document).totals);
    expect(whole.median / edit.median).toBeGreaterThanOrEqual(5);
  });

  it('cost no quadratic work', () => {
    const small = residualChain(1000);
    const large = residualChain(20_000);
    const thousand = time(40, () => analyze(small));
    const twentyThousand = time(10, () => analyze(large), 3);
    report([
      ['1,000 layers', thousand],
      ['20,000 layers', twentyThousand],
    ]);
    console.log(
      `ratio of the best: ${(twentyThousand.best / thousand.best).toFixed(1)}, of the medians: ${(twentyThousand.median / thousand.median).toFixed(1)}`,
    );
    // Quadratic work would make it 400. What is above 20 is the garbage collector, which moves what 20,000 layers keep.
    expect(twentyThousand.best / thousand.best).toBeLessThanOrEqual(120);
  });
});
