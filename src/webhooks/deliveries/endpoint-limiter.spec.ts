import { describe, expect, it } from '@jest/globals';
import { EndpointLimiter } from './endpoint-limiter.js';
import type { EndpointRef } from './receivers.repository.js';

const lane = (name: string): EndpointRef => ({ storeId: name.slice(0, 1), endpointId: name });

/** Lanes that each tell one batch after another, whenever the test says that one has arrived. */
class Delivering {
  readonly open = new Map<string, (isHeard: boolean) => void>();
  readonly opened: string[] = [];
  private readonly lanes: EndpointLimiter;

  constructor(most: number, mostOfStore: number) {
    const follow = async ({ endpointId }: EndpointRef, goesOn: (isHeard: boolean) => boolean) => {
      this.opened.push(endpointId);
      while (goesOn(await new Promise<boolean>((resolve) => this.open.set(endpointId, resolve))));
      this.open.delete(endpointId);
      return false;
    };
    this.lanes = new EndpointLimiter(follow, { most, mostOfStore });
  }

  pass(...names: string[]): void {
    this.lanes.openAll(names.map(lane));
  }

  async batch(name: string, isHeard = true): Promise<void> {
    this.open.get(name)?.(isHeard);
    await new Promise(setImmediate);
  }

  get names(): string[] {
    return [...this.open.keys()].sort();
  }
}

describe('the lanes of one process', () => {
  it('are kept from batch to batch by those who hear, while nobody else waits', async () => {
    const telling = new Delivering(2, 2);
    telling.pass('a1', 'b1');
    await telling.batch('a1');
    await telling.batch('b1', false);
    expect(telling.names).toEqual(['a1']);
  });

  it('are left after a batch when others wait, who come next; whose turn was longest ago comes first', async () => {
    const telling = new Delivering(2, 2);
    const pass = () => telling.pass('a1', 'a2', 'a3', 'b1', 'c1');
    pass();
    for (let n = 0; n < 4; n += 1) {
      for (const name of telling.names) await telling.batch(name);
      pass();
    }
    expect(telling.opened).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a1', 'a2', 'a3', 'b1', 'c1']);
  });

  it('are not all for one store', async () => {
    const telling = new Delivering(10, 2);
    telling.pass('a1', 'a2', 'a3', 'b1');
    expect(telling.names).toEqual(['a1', 'a2', 'b1']);
    await telling.batch('a1');
    telling.pass('a1', 'a2', 'a3', 'b1');
    expect(telling.names).toEqual(['a2', 'a3', 'b1']);
  });
});
