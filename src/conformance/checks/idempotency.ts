import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { assertDone, assertRefused, type Trial } from '../trial.js';

/** Under an `Idempotency-Key` a request is carried out once, and its key is good for no other request. */
export async function isCarriedOutOnce(trial: Trial): Promise<void> {
  const request = await trial.inOrder();
  const headers = { 'idempotency-key': randomUUID() };
  const first = await trial.send(request, { headers });
  assertDone(first, 'a request with an Idempotency-Key');
  assert.equal(first.headers['idempotent-replayed'], undefined, 'the first answer is no replay');
  const second = await trial.send(request, { headers });
  assert.equal(second.headers['idempotent-replayed'], 'true', 'the second answer says that it is a replay');
  const told = ({ status, text, headers: { location, etag } }: typeof first) => [status, text, location, etag];
  assert.deepEqual(told(second), told(first), 'the second answer is the first');
  const another = { ...request.body, metadata: { another: 'request' } };
  const next = await trial.inOrder();
  // Of what there is one of, there is no other request.
  if (!trial.takesBody && trial.path(next) === trial.path(request)) return;
  const reused = trial.takesBody
    ? await trial.send(request, { headers, body: another })
    : await trial.send(next, { headers });
  assertRefused(reused, 422, 'idempotency_key_reused', 'the key with another request');
}
