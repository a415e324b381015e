import { once } from 'node:events';
import { connect } from 'node:net';
import { AnswerReader } from './answer-reader.js';

/** Longer than anything may take that is asked for here. */
export const TIMEOUT_MS = 45_000;

/** A connection that stays open over many requests, and is opened anew when the service has closed it. */
export class Connection {
  constructor(port) {
    this.port = port;
    this.socket = undefined;
    this.waiting = undefined;
  }

  /** Sends the bytes of one request. @throws in words when no whole answer comes, or more than one */
  async exchange({ bytes, method, headLength }) {
    const { unasked } = this;
    this.unasked = undefined;
    if (unasked !== undefined) throw unasked;
    if (this.socket === undefined) await this.open();
    const idleMs = performance.now() - (this.answeredAt ?? performance.now());
    const answer = await new Promise((resolve, reject) => {
      const invited = headLength === undefined ? undefined : bytes.subarray(headLength);
      this.waiting = { resolve, reject, toHead: method === 'HEAD', since: performance.now(), idleMs, invited };
      this.socket.write(invited === undefined ? bytes : bytes.subarray(0, headLength));
    });
    this.answeredAt = performance.now();
    this.before = `${bytes.subarray(0, 60).toString('latin1')} of ${bytes.length} bytes, answered ${answer.status}`;
    if (answer.headers.connection === 'close') this.close();
    return answer;
  }

  async open() {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    this.socket = socket;
    this.reader = new AnswerReader();
    socket.on('data', (chunk) => this.read(chunk));
    let how = 'its end';
    socket.on('error', ({ code }) => void (how = code));
    socket.on('close', () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      this.settle(
        'reject',
        new Error(
          `the connection ended without an answer by ${how}, after ${JSON.stringify(this.reader.rest)}` +
            this.history(),
        ),
      );
    });
  }

  /** What may tell why a connection ended. */
  history() {
    const { since, idleMs } = this.waiting ?? {};
    const waitedMs = since === undefined ? 0 : performance.now() - since;
    return `, waited ${waitedMs.toFixed(0)} ms after ${idleMs?.toFixed(0)} ms without a request; before it ${this.before}`;
  }

  read(chunk) {
    this.reader.take(chunk);
    try {
      if (this.waiting === undefined) {
        this.unasked = new Error(`came without being asked for: ${JSON.stringify(this.reader.rest)}`);
        throw this.unasked;
      }
      const { toHead, invited } = this.waiting;
      const answer = this.reader.next(toHead);
      if (invited !== undefined && (answer?.interims ?? this.reader.interims) > 0) {
        this.waiting.invited = undefined;
        this.socket.write(invited);
      }
      if (answer === undefined) return;
      if (this.waiting.invited !== undefined && answer.headers.connection !== 'close')
        throw new Error('the connection stays open behind an answer to a request whose body was not invited');
      if (this.reader.rest !== '') throw new Error(`more than one answer: ${JSON.stringify(this.reader.rest)}`);
      this.settle('resolve', answer);
    } catch (error) {
      this.close();
      this.settle('reject', error);
    }
  }

  settle(how, outcome) {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.[how](outcome);
  }

  /** Gives up waiting for an answer that has been due for too long. */
  watch(now) {
    if (this.waiting === undefined || now - this.waiting.since < TIMEOUT_MS) return;
    this.close();
    this.settle('reject', new Error(`no answer came within ${TIMEOUT_MS} ms`));
  }

  close() {
    const { socket } = this;
    this.socket = undefined;
    socket?.destroy();
  }
}
