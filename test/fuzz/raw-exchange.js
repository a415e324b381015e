import { once } from 'node:events';
import { connect } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import { AnswerReader } from './answer-reader.js';
import { PATIENCE_MS } from './connection.js';

/**
 * Sends bytes on a connection of their own, says that nothing more comes, and reads answers until the service ends it.
 * @returns the answers; `fault` when what came is not one answer after another, or does not end in time
 */
export async function exchangeRaw(port, { bytes, toHead = [], abandon, drops }) {
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
  socket.on('data', (chunk) => {
    reader.take(chunk);
    try {
      for (let answer; fault === undefined && (answer = reader.next(toHead[answers.length] ?? false));)
        answers.push(answer);
    } catch (error) {
      fault = error.message;
      socket.destroy();
    }
  });
  const closed = new Promise((resolve) => {
    socket.once('end', resolve);
    socket.once('close', resolve);
  });
  if (abandon) {
    socket.write(bytes, () => socket.destroy());
    await closed;
    return { answers: [], fault: undefined };
  }
  if (drops !== undefined) await drip(socket, bytes, drops);
  else socket.end(bytes);
  const timer = setTimeout(() => {
    fault = `the connection did not end within ${PATIENCE_MS} ms`;
    socket.destroy();
  }, PATIENCE_MS);
  await closed;
  clearTimeout(timer);
  socket.destroy();
  if (fault === undefined && reader.rest !== '') fault = `half an answer: ${JSON.stringify(reader.rest)}`;
  return { answers, fault };
}

/** Sends byte after byte, and then nothing more, without saying so. */
async function drip(socket, bytes, pauseMs) {
  for (const byte of bytes) {
    if (socket.destroyed || socket.readableEnded) return;
    socket.write(Buffer.from([byte]));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
