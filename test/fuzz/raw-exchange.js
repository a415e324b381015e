import { once } from 'node:events';
import { connect } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { AnswerReader } from './answer-reader.js';
import { TIMEOUT_MS } from './connection.js';

/** How long a connection that stays open is watched for answers that nothing was sent for. */
const SURPLUS_MS = 5;

/**
 * Sends bytes on a connection of their own, says that nothing more comes, and reads answers until the service ends it.
 * @param request `steps` instead of `bytes`: each is sent in its own segments, and one that is `invited` only once an
 *   interim answer has come, or not at all if a final one came instead; `staysOpen` is the number of answers after which
 *   the caller itself ends the connection, without having said before that nothing more comes
 * @returns the answers; `fault` when what came is not one answer after another, or does not end in time
 */
export async function exchangeRaw(port, { bytes, steps = [{ bytes }], toHead = [], abandon, drops, staysOpen }) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  socket.on('error', () => undefined);
  try {
    await once(socket, 'connect');
  } catch (error) {
    return { answers: [], fault: `no connection: ${error.code}` };
  }
  const reader = new AnswerReader();
  const answers = [];
  let fault;
  let wake = () => undefined;
  let hasEnded = false;
  socket.on('data', (chunk) => {
    reader.take(chunk);
    try {
      for (let answer; fault === undefined && (answer = reader.next(toHead[answers.length] ?? false));)
        answers.push(answer);
    } catch (error) {
      fault = error.message;
      socket.destroy();
    }
    wake();
  });
  for (const event of ['end', 'close']) {
    socket.once(event, () => {
      hasEnded = true;
      wake();
    });
  }
  const until = async (isThere) => {
    while (!hasEnded && !isThere()) await new Promise((resolve) => (wake = resolve));
  };
  const timer = setTimeout(() => {
    fault = `the connection did not end within ${TIMEOUT_MS} ms`;
    socket.destroy();
  }, TIMEOUT_MS);
  try {
    if (drops !== undefined) await drip(socket, bytes, drops);
    else {
      for (const step of steps) {
        const { behind = 0 } = step;
        if (step.invited)
          await until(() => (answers.length === behind && reader.interims > 0) || answers.length > behind);
        if (step.invited && reader.interims === 0) break;
        await write(socket, step);
      }
    }
    if (abandon) {
      socket.destroy();
      return { answers: [], fault: undefined };
    }
    if (drops === undefined && staysOpen === undefined) socket.end();
    await until(() => staysOpen !== undefined && answers.length >= staysOpen);
    if (!hasEnded) await delay(SURPLUS_MS);
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
  if (fault === undefined && reader.rest !== '')
    fault = `half an answer: ${JSON.stringify(reader.rest.slice(0, 2_000))}`;
  return { answers, fault };
}

async function write(socket, { bytes, segments = [bytes] }) {
  for (const [place, segment] of segments.entries()) {
    if (socket.destroyed) return;
    // What is written in one turn of the event loop may leave as one segment.
    if (place > 0) await nextTurn();
    socket.write(segment);
  }
  if (!socket.destroyed && socket.writableLength > 0) await new Promise((resolve) => socket.write('', resolve));
}

/** Sends byte after byte, and then nothing more, without saying so. */
async function drip(socket, bytes, pauseMs) {
  for (const byte of bytes) {
    if (socket.destroyed || socket.readableEnded) return;
    socket.write(Buffer.from([byte]));
    await delay(pauseMs);
  }
}
