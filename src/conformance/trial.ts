import assert from 'node:assert/strict';
import type { ApiAnswer } from './api-answer.js';
import type { ApiClient, Sent } from './api-client.js';
import type { NamedRoute } from './application-routes.js';
import type { RequestInOrder, Row } from './request-in-order.js';
import type { StoreUnderTest } from './store-under-test.js';
import type { World } from './world.js';

/** A route on trial, with its row, in the stores that there are. */
export class Trial {
  constructor(
    readonly world: World,
    readonly route: NamedRoute,
    private readonly row: Row,
  ) {}

  get method(): string {
    return this.route.method.toUpperCase();
  }

  get takesBody(): boolean {
    return this.route.method === 'post' || this.route.method === 'put';
  }

  client(store: StoreUnderTest = this.world.mine): ApiClient {
    return this.route.audience === 'operator' ? this.world.operator : store.api;
  }

  /** A request that is carried out, made anew. */
  async inOrder(store: StoreUnderTest = this.world.mine): Promise<RequestInOrder> {
    return this.row(store);
  }

  path({ parameters = [] }: RequestInOrder): string {
    assert.equal(parameters.length, this.route.parameters.length, 'the row fills every parameter of the path');
    const values = [...parameters];
    return this.route.path.replaceAll(/:\w+/g, () => values.shift() ?? '');
  }

  /** Every answer is held to the document on the way. */
  send(request: RequestInOrder, sent: Sent = {}, store: StoreUnderTest = this.world.mine): Promise<ApiAnswer> {
    const body = this.takesBody ? (request.body ?? {}) : undefined;
    return this.client(store).send(this.method, this.path(request), { body, ...sent });
  }
}

export function assertRefused(answer: ApiAnswer, status: number, code: string, when: string): void {
  const { 'so-error-code': said = 'none' } = answer.headers;
  assert.equal(`${answer.status} ${said}`, `${status} ${code}`, `${when}: ${answer.text.slice(0, 500)}`);
}

export function assertDone(answer: ApiAnswer, when: string): void {
  assert.ok([200, 201, 204].includes(answer.status), `${when}: ${answer.status} ${answer.text.slice(0, 500)}`);
}

/** An id of the same kind that nothing has. */
export function absentId(id: string): string {
  const [prefix = ''] = /^[A-Za-z]+[_-]/.exec(id) ?? [];
  return prefix + '0'.repeat(id.length - prefix.length);
}
