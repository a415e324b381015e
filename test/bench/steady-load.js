import { once } from 'node:events';
import { connect } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';

const HEAD_END = Buffer.from('\r\n\r\n');
const TICK_MS = 1;

/**
 * Sends requests at a rate of its own, evenly, whatever becomes of those before: each on a connection that is idle, or on
 * a new one while there are fewer than so many; what finds none is counted as not sent.
 * @returns the milliseconds that answers took, by status; and how many were not sent, or not answered
 */
export async function steadyLoad({ url, method = 'GET', headers, body = '', rate, seconds, connections }) {
  const { hostname, port, pathname } = new URL(url);
  const bytes = requestBytes(method, pathname, { Host: hostname, ...headers }, body);
  const latencies = new Map();
  const idle = [];
  const all = await Promise.all(Array.from({ length: connections }, () => open(hostname, port)));
  let unsent = 0;
  for (const connection of all) {
    connection.onAnswer = (status, ms) => {
      const list = latencies.get(status);
      if (list === undefined) latencies.set(status, [ms]);
      else list.push(ms);
      idle.push(connection);
    };
    idle.push(connection);
  }

  const startedAt = performance.now();
  let made = 0;
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      const elapsed = performance.now() - startedAt;
      for (const due = (Math.min(elapsed, seconds * 1000) / 1000) * rate; made < due; made += 1) {
        const connection = idle.shift();
        if (connection === undefined) unsent += 1;
        else connection.send(bytes);
      }
      if (elapsed > seconds * 1000) {
        clearInterval(timer);
        resolve();
      }
    }, TICK_MS);
  });
  // The last ones have a second to be answered.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (const { socket } of all) socket.destroy();
  return { latencies, seconds, made, unsent, unanswered: connections - idle.length };
}

function requestBytes(method, path, headers, body) {
  const length = body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries({ ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

async function open(host, port) {
  const socket = connect(Number(port), host);
  await once(socket, 'connect');
  socket.setNoDelay(true);
  let sentAt = 0;
  let received = Buffer.alloc(0);
  const connection = {
    socket,
    onAnswer: undefined,
    send(bytes) {
      sentAt = performance.now();
      socket.write(bytes);
    },
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = received.toString('latin1', 0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < headEnd + HEAD_END.length + length) return;
    received = Buffer.alloc(0);
    connection.onAnswer(Number(head.slice(9, 12)), performance.now() - sentAt);
  });
  return connection;
}
