/** How long a computation may keep the thread to itself, in milliseconds. */
const longest = 40;

/**
 * Lets a page draw and messages arrive while something long is computed: a backend that has its answers at once would
 * otherwise never give the thread away.
 */
export class Pauses {
  private last = performance.now();

  /** To be awaited between steps: a turn for everybody else, where the last one is long ago. */
  async due(): Promise<void> {
    if (performance.now() - this.last < longest) return;
    await turn();
    this.last = performance.now();
  }
}

/** A message to oneself comes after whatever waits already; unlike a timer it is not slowed down in a hidden page. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
