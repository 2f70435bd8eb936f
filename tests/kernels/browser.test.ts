import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { type OpenPage, openPage } from './browser.js';
import { type Answer, type KernelCase, randomCases } from './cases.js';
import { answersOf } from './keras.js';

const seed = Number(process.env['NETWRIGHT_SEED'] ?? 20261121);
const cases = randomCases(seed);
const operations = [...new Set(cases.map((test) => test.op))];

describeWith('chromium', 'in the browser, on software adapters', (chromium) => {
  describeWith('python', `operations and their gradients against Keras, seed ${seed}`, (python) => {
    let answers: Answer[] = [];
    beforeAll(() => {
      answers = answersOf(python, cases);
    });

    describe.each(['webgpu', 'webgl'] as const)('on %s', (backend) => {
      let opened: OpenPage;
      beforeAll(async () => {
        opened = await openPage(chromium, 'kernels/page.ts');
        expect(await opened.page.evaluate((name) => kernelPage.start(name), backend)).toBe(backend);
      });
      afterAll(() => opened.close());

      it.each(operations)('%s', async (op) => {
        const asked = cases.flatMap((test, index): [KernelCase, Answer][] =>
          test.op === op ? [[test, answers[index]!]] : [],
        );
        const found = await opened.page.evaluate((some) => kernelPage.departures(some), asked);
        expect(found).toHaveLength(asked.length);
        const wrong = asked.flatMap(([test], index) => (found[index]! <= 1e-5 ? [] : [test]));
        expect(wrong).toEqual([]);
      });
    });
  });

  describe('on webgpu', () => {
    let opened: OpenPage;
    beforeAll(async () => {
      opened = await openPage(chromium, 'kernels/page.ts');
      await opened.page.evaluate(() => kernelPage.start('webgpu'));
    });
    afterAll(() => opened.close());

    it('transposes whole numbers and booleans', async () => {
      const answers = await opened.page.evaluate(async () => {
        const { tf } = kernelPage;
        const watch = kernelPage.watchDevice();
        const flat = tf.transpose(tf.tensor2d([1, 2, 3, 4, 5, 1 << 30], [2, 3], 'int32'));
        const deep = tf.transpose(tf.range(0, 24, 1, 'int32').reshape([2, 3, 4]), [2, 0, 1]);
        const bools = tf.transpose(tf.tensor2d([1, 0, 0, 1, 1, 1], [2, 3], 'bool'));
        const values = await Promise.all([flat, deep, bools].map(async (one) => [...(await one.data())]));
        watch.check();
        watch.stop();
        return values;
      });
      expect(answers).toEqual([
        [1, 4, 2, 5, 3, 1 << 30],
        Array.from({ length: 24 }, (_, k) => Math.floor(k / 6) + 4 * (k % 6)),
        [1, 1, 0, 1, 0, 1],
      ]);
    });

    it('gives the gradient of a maximum to the first of equal values', async () => {
      const gradient = await opened.page.evaluate(async () => {
        const { tf } = kernelPage;
        const pool = (x: ReturnType<typeof tf.ones>) => tf.maxPool(x.as4D(1, 4, 4, 1), 2, 2, 'valid');
        return [
          ...(await tf
            .grad(pool)(tf.ones([16]))
            .data()),
        ];
      });
      expect(gradient).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]);
    });

    it('fails in words when the device refuses a shader, and when it is lost', async () => {
      const [refused, thrown, lost] = await opened.page.evaluate(async () => {
        const { device } = kernelPage.tf.backend() as unknown as { device: GPUDevice };
        const said = (error: unknown) => String(error);
        const first = kernelPage.watchDevice();
        first.check();
        device.createShaderModule({ code: 'fn' });
        // Browsers pass on what was asked when there is something to do.
        device.queue.submit([]);
        const shader = await first.failed.catch(said);
        const check = (() => {
          try {
            first.check();
            return 'nothing';
          } catch (error) {
            return said(error);
          }
        })();
        const second = kernelPage.watchDevice();
        device.destroy();
        return [shader, check, await second.failed.catch(said)];
      });
      expect(refused).toMatch(
        /^DeviceFailure: The graphics device refused a computation, .* The browser says: /,
      );
      expect(thrown).toBe(refused);
      expect(lost).toMatch(
        /^DeviceFailure: The graphics device was lost, so what it was computing is lost too\./,
      );
    });
  });
});
