import type { SourceRecord } from '../files/source-record.js';
import { contentDigest, type Journal } from './journal.js';

/**
 * Reads a file as far as it was imported, and compares: lines that have moved would be taken for new ones, and made twice.
 * It is done before anything is sent.
 * @throws Error when a line that was imported is not where it was, or not what it was
 */
export async function assertUnchanged(
  records: AsyncIterable<SourceRecord>,
  path: string,
  journal: Journal,
): Promise<void> {
  const done = doneOf(journal);
  let next = done.next();
  if (next.done === true) return;
  for await (const { line, thing } of records) {
    if (line < next.value.line) continue;
    if (line > next.value.line || thing === undefined || contentDigest(thing) !== next.value.entry.digest) break;
    next = done.next();
    if (next.done === true) return;
  }
  const { line, entry } = next.value;
  throw new Error(
    `Line ${line} of ${path} is not the one that was imported before, as ${entry.newId}. Undo the change, or put new ` +
      `lines into a file of their own; without ${journal.path} all of them would be taken for new`,
  );
}

function* doneOf(journal: Journal) {
  for (const one of journal.entries()) if (one.entry.state === 'done') yield one;
}
