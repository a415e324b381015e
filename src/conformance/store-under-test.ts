import type { ApiClient, Shown } from './api-client.js';

let made = 0;

/** One of the stores that an application is tried with, and what was made in it. */
export class StoreUnderTest {
  private readonly things = new Map<string, Promise<Shown>>();

  constructor(
    readonly api: ApiClient,
    readonly operator: ApiClient,
    readonly accountId: string,
  ) {}

  get id(): string {
    return this.api.credentials.user;
  }

  /** Whose credentials a path asks for. */
  clientOf(path: string): ApiClient {
    return path.startsWith('/operator/') ? this.operator : this.api;
  }

  /** A number that nothing else has, in any store. */
  next(): number {
    made += 1;
    return made;
  }

  /** What others rest on is made once: the answer to the POST. */
  once(name: string, path: string, body: () => object | Promise<object>): Promise<Shown> {
    const known = this.things.get(name);
    if (known !== undefined) return known;
    const thing = Promise.resolve(body()).then((fields) => this.api.created(path, fields));
    this.things.set(name, thing);
    return thing;
  }
}
