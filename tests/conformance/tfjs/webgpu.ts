import { type OpenPage, openPage } from '../../kernels/browser.js';
import type { Verdict } from './compute.js';
import type { Digest } from './numbers.js';
import type { Question } from './questions.js';
import type { Answer } from './recorded.js';

/** So many questions are asked of one page: a device that has done much becomes slow. */
const perPage = 200;

/** Asks questions of WebGPU in a browser, on its software adapter. */
export class WebGPUAsker {
  private opened: OpenPage | undefined;
  private asked = 0;

  constructor(private readonly chromium: string) {}

  async ask(kind: string, question: Question, answer: Answer): Promise<Verdict> {
    if (this.asked++ % perPage === 0) await this.reopen();
    const verdict = await this.evaluate(kind, question, answer);
    if (verdict.is !== 'wrong') return verdict;
    // A shader that does not compile stays in the cache, and who waited for the device still computes.
    await this.reopen();
    // What lost the device may have been the question before.
    return verdict.reason.includes('device was lost') ? this.evaluate(kind, question, answer) : verdict;
  }

  private async evaluate(kind: string, question: Question, answer: Answer): Promise<Verdict> {
    if (!this.opened) throw new Error('No page is open.');
    return this.opened.page.evaluate(([name, one, said]) => conformancePage.ask(name, one, said), [
      kind,
      question,
      plain(answer),
    ] as const);
  }

  private async reopen(): Promise<void> {
    await this.close();
    this.opened = await openPage(this.chromium, 'conformance/tfjs/page.ts');
    const backend = await this.opened.page.evaluate(() => conformancePage.start());
    if (backend !== 'webgpu') throw new Error(`The browser computes on ${backend}.`);
  }

  async close(): Promise<void> {
    await this.opened?.close();
    this.opened = undefined;
  }
}

/** As it travels to the page: lists instead of arrays of floats. */
function plain(answer: Answer): Answer {
  if ('fails' in answer) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([part, value]) => [part, Array.isArray(value) ? value.map(digestOf) : value]),
  ) as unknown as Answer;
}

function digestOf({ shape, largest, sample, sums }: Digest) {
  return { shape, largest, sample: [...sample], sums: [...sums] };
}
