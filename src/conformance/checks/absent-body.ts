import assert from 'node:assert/strict';
import { assertRefused, type Trial } from '../trial.js';

const NEITHER = { body: undefined, headers: { 'content-type': undefined } };

/** A POST in whose body nothing is required may come without one, and then without `Content-Type`; any other may not. */
export async function isCarriedOutWithoutBody(trial: Trial): Promise<void> {
  const request = await trial.inOrder();
  const answer = await trial.send(request, NEITHER);
  if (!trial.route.mayLackBody) {
    assertRefused(answer, 412, 'missing_content_type', 'neither a body nor a Content-Type');
    return;
  }
  // What it does may still be refused: a rule of its own may need a field that another one makes up for.
  const code = answer.headers['so-error-code'] ?? 'none';
  const isRead = !['missing_content_type', 'not_json', 'not_an_object', 'missing_field'].includes(code);
  assert.ok(isRead, `without a body it is like {}: ${answer.text.slice(0, 500)}`);
  const sent = { body: undefined, headers: { 'content-type': 'text/plain' } };
  assertRefused(
    await trial.send(request, sent),
    400,
    'unsupported_content_type',
    'a wrong Content-Type without a body',
  );
}
