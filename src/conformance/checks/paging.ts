import assert from 'node:assert/strict';
import type { ApiAnswer } from '../api-answer.js';
import type { Shown } from '../api-client.js';
import type { RequestInOrder } from '../request-in-order.js';
import { assertRefused, type Trial } from '../trial.js';

/** Things that a list is to have, where a store can have so many. */
const WANTED = 3;
/** Steps of a walk, so that one which never ends is a failure. */
const MOST_STEPS = 200;

/** A list is counted, walked, sorted and searched as the contract says. */
export async function isPaged(trial: Trial): Promise<void> {
  let request = await trial.inOrder();
  for (let made = 1; made < WANTED; made += 1) request = await trial.inOrder();
  const first = await ask(trial, request, '?page=1&paginate=100');
  const ids = idsOf(first);
  const total = Number(first.headers['so-total-count']);
  assert.ok(total > 0 || request.mayBeEmpty === true, 'the list shows what the row has made');
  assert.equal(ids.length, Math.min(100, total), 'a page holds as many as there are, up to a hundred');
  if (total <= 100) {
    assert.deepEqual(await walk(trial, request), ids, 'the walk by after comes by everything once, in the order of id');
    assert.deepEqual(idsOf(await ask(trial, request, '?sort_by=id&sort=desc&page=1&paginate=100')), [...ids].reverse());
  }
  const beyond = await ask(trial, request, `?page=${total + 2}&paginate=100`);
  assert.deepEqual([beyond.status, beyond.text], [204, ''], 'a page past the end is a 204');
  const [one] = ids;
  if (one !== undefined) {
    assert.deepEqual(idsOf(await ask(trial, request, `?filter_by=id&filter=${one}`)), [one]);
    const others = idsOf(await ask(trial, request, `?exclude_by=id&exclude=${one}&page=1&paginate=100`));
    assert.ok(!others.includes(one), 'what is excluded is not there');
  }
  if (total <= 25) {
    for (const query of ['?page=1', '?paginate=25', '?sort_by=id', '?sort=asc', '?after=', '?page=1&', '?&']) {
      assert.deepEqual(idsOf(await ask(trial, request, query)), ids, `${query}: the other half has its default`);
    }
  }
  for (const query of ['?filter_by=id', '?exclude=x', '?paginate=101&page=1', '?page=0&paginate=1', '?page=1&after=']) {
    assertRefused(await ask(trial, request, query), 400, 'invalid_parameter', query);
  }
  for (const query of ['?filter_by=no_such_field&filter=1', '?sort_by=no_such_field&sort=asc']) {
    assert.equal((await ask(trial, request, query)).status, 400, query);
  }
}

function ask(trial: Trial, request: RequestInOrder, query: string): Promise<ApiAnswer> {
  return trial.client().get(trial.path(request) + query);
}

function idsOf({ body }: ApiAnswer): string[] {
  return ((body ?? []) as Shown[]).map(({ id }) => id);
}

async function walk(trial: Trial, request: RequestInOrder): Promise<string[]> {
  const ids: string[] = [];
  let answer = await ask(trial, request, '?after=&paginate=2');
  for (let step = 0; step < MOST_STEPS; step += 1) {
    ids.push(...idsOf(answer));
    const next = /<([^>]+)>; rel="next"/.exec(answer.headers.link ?? '')?.[1];
    if (next === undefined) return ids;
    answer = await trial.client().get(`/${next}`);
  }
  return assert.fail(`after ${MOST_STEPS} pages there is another one`);
}
