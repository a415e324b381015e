import { subscribe } from 'node:diagnostics_channel';
import { openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { PerformanceObserver } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';

/**
 * Loaded into a service's process by `--import`: finds stretches in which the event loop was held, and sends each to the
 * parent process once it is known how much of it was the collection of garbage. A stretch goes from one thing that the
 * loop reads to the next, or to the next tick of a timer, so that each connection counts by its own work. What
 * counts is the processor time of the main thread: on a busy machine, time passes in which nothing is done.
 */

const TICK_MS = 5;
/** Shorter stretches are of no interest. */
const NOTED_FROM_MS = 20;
/** Collections of garbage are reported after the turn in which they were. */
const SETTLED_AFTER_MS = 300;
const MAX_SHOWN = 12;
/** So often the process says that its event loop goes on. */
const ALIVE_EVERY_MS = 1_000;

const buffer = Buffer.alloc(64);
const file = openSchedule();
let at = performance.now();
let cpu = cpuMs();
let noted = [];
let collections = [];
const underWay = new Map();

/** Where Linux tells it, of the main thread alone; elsewhere of the whole process, which is never less. */
function openSchedule() {
  try {
    return openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  } catch {
    return undefined;
  }
}

function cpuMs() {
  if (file === undefined) {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
  const length = readSync(file, buffer, 0, buffer.length, 0);
  return Number(buffer.latin1Slice(0, buffer.indexOf(' ') > 0 ? buffer.indexOf(' ') : length)) / 1_000_000;
}

function mark() {
  const now = performance.now();
  const cpuNow = cpuMs();
  if (cpuNow - cpu > NOTED_FROM_MS) {
    const requests = [...underWay.values()].slice(-MAX_SHOWN);
    noted.push({ from: at, until: now, cpuMs: cpuNow - cpu, requests });
  }
  at = now;
  cpu = cpuNow;
}

function settle() {
  mark();
  const before = performance.now() - SETTLED_AFTER_MS;
  const settled = noted.filter(({ until }) => until < before);
  noted = noted.filter(({ until }) => until >= before);
  for (const { from, until, cpuMs, requests } of settled) {
    const collectingMs = collections.reduce((sum, one) => sum + overlap(one, from, until), 0);
    process.send?.({
      stretch: {
        heldMs: cpuMs - collectingMs,
        wallMs: until - from,
        collectingMs,
        from: performance.timeOrigin + from,
        until: performance.timeOrigin + until,
        requests,
      },
    });
  }
  const oldest = noted[0]?.from ?? before;
  collections = collections.filter(({ startTime, duration }) => startTime + duration >= oldest);
}

function overlap({ startTime, duration }, from, until) {
  return Math.max(0, Math.min(until, startTime + duration) - Math.max(from, startTime));
}

new PerformanceObserver((list) => collections.push(...list.getEntries())).observe({ entryTypes: ['gc'] });

const { push } = Socket.prototype;
Socket.prototype.push = function (...given) {
  mark();
  return push.apply(this, given);
};

subscribe('http.server.request.start', ({ request, response }) => {
  mark();
  const { method, url, headers } = request;
  const length = headers['content-length'] ?? headers['transfer-encoding'] ?? 'none';
  underWay.set(response, `${method} ${url.slice(0, 300)}, body: ${length}, from port ${request.socket.remotePort}`);
  response.once('close', () => underWay.delete(response));
});

const timers = [
  setInterval(settle, TICK_MS).unref(),
  setInterval(() => process.send?.({ isAlive: true }), ALIVE_EVERY_MS).unref(),
];
process.once('disconnect', () => timers.forEach((timer) => clearInterval(timer)));
process.channel?.unref();
