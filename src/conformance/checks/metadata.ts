import assert from 'node:assert/strict';
import type { Shown } from '../api-client.js';
import { assertDone, type Trial } from '../trial.js';

const KEPT = { kept: 'by the store' };

/** What is created or changed has the store's own metadata, takes it and shows it: `contract.md`, "every resource". */
export async function keepsMetadata(trial: Trial): Promise<void> {
  const request = await trial.inOrder();
  const answer = await trial.send(request, { body: { ...request.body, metadata: KEPT } });
  assertDone(answer, 'with metadata');
  assert.deepEqual((answer.body as Shown).metadata, KEPT, 'the metadata that was sent is shown');
}
