import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { probe } from '../bench/memory-probe.js';

/**
 * The REQUEST_TIMEOUT_MS that the service was started with. A caller has half of that to take something; Node gives it the
 * same time again if a part of the answer has left.
 */
const TAKEN_WITHIN_MS = 6_000;
/** The machine is shared. */
const SLACK_MS = 1_500;
/** From when somebody reads again until the end of a connection has been seen. */
const END_MS = 10_000;
const PROBE_EVERY_MS = 100;
/** What may be held for all of these connections: each has one answer that is under way. */
const MAX_HELD_MIB = 32;
const MIB = 1_048_576;
const PAUSE_MS = 5_000;
const CONNECTIONS_EACH = 4;
/** Of one connection, no more requests wait. */
const REQUESTS = 100;

/**
 * What is requested again and again and never read. What `fillsAtOnce` is more than the system buffers, after a few answers:
 * then the service has to end the connection in time. The others fill the buffers in a time that depends on the machine.
 */
const TARGETS = {
  'the API document': { target: '/openapi.json', fillsAtOnce: true },
  'a page': { target: '/docs/guides' },
  'a list': { target: '/1.0.0/events?page=1&paginate=100' },
};

export const UNREAD_SHAPES = Object.keys(TARGETS).map((name) => `unread: ${name}`);

/** Connections that send many requests and read no answer: others are served, and the service ends these in time. */
export class UnreadConnections {
  constructor({ url, port, child, shop, tally }) {
    Object.assign(this, { url, port, child, shop, tally });
    this.slowestMs = 0;
    this.heldMib = 0;
  }

  /** Once at least, and then again and again with a pause between. */
  async run(isOver) {
    const { child } = this;
    const rounds = this.rounds(isOver).catch((error) => {
      // Without a service nothing is open, which another check reports.
      if (child.exitCode === null && child.signalCode === null) throw error;
    });
    await Promise.race([rounds, once(child, 'exit')]);
  }

  async rounds(isOver) {
    for (let first = true; first || !isOver(); first = false) {
      await this.round();
      for (let waited = 0; waited < PAUSE_MS && !isOver(); waited += PROBE_EVERY_MS) await delay(PROBE_EVERY_MS);
    }
  }

  async round() {
    const before = await this.held();
    const connections = [];
    for (const [name, { target, fillsAtOnce }] of Object.entries(TARGETS)) {
      this.tally.reach(`unread: ${name}`);
      for (let n = 0; n < CONNECTIONS_EACH; n += 1)
        connections.push({ name, fillsAtOnce, socket: await this.open(target) });
    }
    const from = performance.now();
    const until = from + TAKEN_WITHIN_MS + SLACK_MS;
    let served = 0;
    let isProbed = false;
    while (performance.now() < until) {
      served += await this.probeOnce();
      if (!isProbed && performance.now() - from > TAKEN_WITHIN_MS / 3) {
        isProbed = true;
        this.heldMib = Math.max(this.heldMib, (await this.held()) - before);
      }
      await delay(PROBE_EVERY_MS);
    }
    if (served === 0) this.tally.fault('others were not served beside connections that do not read', '');
    if (this.heldMib > MAX_HELD_MIB)
      this.tally.fault('much is held for connections that do not read', `${this.heldMib.toFixed(0)} MiB`);
    await Promise.all(connections.map((one) => this.end(one)));
  }

  async open(target) {
    const socket = connect({ port: this.port, host: '127.0.0.1' });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.pause();
    const head = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: ${this.shop.authorization}\r\n\r\n`;
    socket.write(head.repeat(REQUESTS));
    return socket;
  }

  /** Begins to read: what the system has buffered comes, and then the end, long before all answers. */
  async end({ name, fillsAtOnce, socket }) {
    let answers = 0;
    let bytes = 0;
    let carried = '';
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      const text = carried + chunk.toString('latin1');
      answers += text.split('HTTP/1.1 200 ').length - 1;
      carried = text.slice(-12);
    });
    socket.resume();
    const closed = new Promise((resolve) => {
      socket.once('end', resolve);
      socket.once('close', resolve);
    });
    const hasEnded = await Promise.race([closed.then(() => true), delay(fillsAtOnce ? END_MS : 0, false)]);
    const evidence = `  ${name}: ${answers} answers began, ${bytes} bytes`;
    if (fillsAtOnce && !hasEnded) this.tally.fault('a connection that nobody read is still open', evidence);
    if (fillsAtOnce && answers >= REQUESTS)
      this.tally.fault('everything was kept for a connection that nobody read', evidence);
    socket.destroy();
  }

  /** @returns how many requests on another connection were answered */
  async probeOnce() {
    const startedAt = performance.now();
    const answer = await fetch(`${this.url}/1.0.0/store`, {
      headers: { Accept: 'application/json', Authorization: this.shop.authorization },
    });
    await answer.arrayBuffer();
    this.slowestMs = Math.max(this.slowestMs, performance.now() - startedAt);
    // In maintenance nobody is served.
    if (answer.status === 200 || answer.status === 503) return 1;
    this.tally.fault(`others got ${answer.status} beside connections that do not read`, '');
    return 0;
  }

  async held() {
    const { heapUsed, external } = await probe(this.child, 20);
    return (heapUsed + external) / MIB;
  }

  report() {
    console.log(
      `beside connections that do not read: others waited ${this.slowestMs.toFixed(0)} ms at most, ` +
        `${this.heldMib.toFixed(0)} MiB more were held`,
    );
  }
}
