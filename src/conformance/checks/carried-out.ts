import assert from 'node:assert/strict';
import type { ApiAnswer } from '../api-answer.js';
import type { Shown } from '../api-client.js';
import type { RequestInOrder } from '../request-in-order.js';
import { assertDone, type Trial } from '../trial.js';

/** A request in order has the answer that the route declares; a 201 names what it has created, and nothing else is one. */
export async function isCarriedOut(trial: Trial): Promise<void> {
  const { route } = trial;
  const request = await trial.inOrder();
  const answer = await trial.send(request);
  assertDone(answer, 'a request in order');
  if (answer.status === 204) {
    assert.equal(route.answer?.list, true, 'a 204 answers a list that is empty, and nothing else');
    return;
  }
  assert.notEqual(route.answer, undefined, 'the handler declares with @Returns or @ReturnsList what it returns');
  assert.equal(answer.status, route.status, 'the status is the one that the route declares');
  if (trial.method === 'POST' && (await isListed(trial, request, answer))) {
    assert.equal(answer.status, 201, 'a POST to a collection, which then has what it answers, has created it');
  }
  if (answer.status === 201) {
    assert.equal(trial.method, 'POST', 'only a POST creates');
    const { location = '' } = answer.headers;
    const created = await trial.client().send('GET', `/${location}`);
    const isThere = created.status === 200 && (created.body as Shown).id === (answer.body as Shown).id;
    assert.ok(isThere, `Location names what was created: GET ${location} is ${created.status}`);
  } else {
    assert.equal(answer.headers.location, undefined, 'what creates nothing has no Location');
  }
  if (trial.method === 'GET') {
    const head = await trial.client().send('HEAD', trial.path(await trial.inOrder()));
    assert.deepEqual([head.status, head.text], [200, ''], 'HEAD is a GET without its body');
  }
}

async function isListed(trial: Trial, request: RequestInOrder, { body }: ApiAnswer): Promise<boolean> {
  const { id } = body as { id?: string };
  if (id === undefined) return false;
  return (await trial.client().send('GET', `${trial.path(request)}/${id}`)).status === 200;
}
