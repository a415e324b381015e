import { describe, expect, it } from '@jest/globals';
import { EndpointLimiter } from './endpoint-limiter.js';
import type { EndpointRef } from './receivers.repository.js';

const endpoint = (name: string): EndpointRef => ({ storeId: name.slice(0, 1), endpointId: name });

/** Endpoints to which one batch after another is delivered, each when the test says so. */
class Delivering {
  readonly running = new Map<string, (hasArrived: boolean) => void>();
  readonly served: string[] = [];
  private readonly limiter: EndpointLimiter;

  constructor(max: number, maxPerStore: number) {
    const deliver = async ({ endpointId }: EndpointRef, goesOn: (hasArrived: boolean) => boolean) => {
      this.served.push(endpointId);
      while (goesOn(await new Promise<boolean>((resolve) => this.running.set(endpointId, resolve))));
      this.running.delete(endpointId);
      return false;
    };
    this.limiter = new EndpointLimiter(deliver, { max, maxPerStore });
  }

  pass(...names: string[]): void {
    this.limiter.serveAll(names.map(endpoint));
  }

  async batch(name: string, hasArrived = true): Promise<void> {
    this.running.get(name)?.(hasArrived);
    await new Promise(setImmediate);
  }

  get names(): string[] {
    return [...this.running.keys()].sort();
  }
}

describe('the slots of one process for endpoints', () => {
  it('are kept from batch to batch by endpoints that can be reached, while no other endpoint waits', async () => {
    const delivering = new Delivering(2, 2);
    delivering.pass('a1', 'b1');
    await delivering.batch('a1');
    await delivering.batch('b1', false);
    expect(delivering.names).toEqual(['a1']);
  });

  it('are given up after a batch when others wait, and go to the endpoint whose latest slot is the oldest', async () => {
    const delivering = new Delivering(2, 2);
    const pass = () => delivering.pass('a1', 'a2', 'a3', 'b1', 'c1');
    pass();
    for (let n = 0; n < 4; n += 1) {
      for (const name of delivering.names) await delivering.batch(name);
      pass();
    }
    expect(delivering.served).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a1', 'a2', 'a3', 'b1', 'c1']);
  });

  it('are not all for one store', async () => {
    const delivering = new Delivering(10, 2);
    delivering.pass('a1', 'a2', 'a3', 'b1');
    expect(delivering.names).toEqual(['a1', 'a2', 'b1']);
    await delivering.batch('a1');
    delivering.pass('a1', 'a2', 'a3', 'b1');
    expect(delivering.names).toEqual(['a2', 'a3', 'b1']);
  });
});
