/** Work on many rows in pieces of a few milliseconds, between which the page lives. */

const SLICE = 8;

/** Says when it is time to let the page live, and waits; throws when the work is not wanted. */
export class Slices {
  private until = performance.now() + SLICE;

  constructor(private readonly signal?: AbortSignal) {}

  /** Cheap enough for each thousand rows. */
  get due(): boolean {
    return performance.now() >= this.until;
  }

  async rest(): Promise<void> {
    await turn();
    this.signal?.throwIfAborted();
    this.until = performance.now() + SLICE;
  }
}

/** Lets what waits go first: events, drawing. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(0);
  });
}
