import { Connection } from './connection.js';
import { evidenceOf } from './evidence.js';
import { exchangeRaw } from './raw-exchange.js';

/** After these a repeat under the same Idempotency-Key is given the same answer. */
const KEPT = new Set([200, 201, 422]);
const REPEATED = 0.5;

/** Sends what a maker makes over one connection, one request after another, and has each answer judged. */
export class Driver {
  constructor({ name, port, maker, judge, tally }) {
    Object.assign(this, { name, maker, judge, tally });
    this.connection = new Connection(port);
    this.sent = 0;
  }

  async run(count, isOver) {
    for (let n = 0; n < count && !isOver(); n += 1) {
      const request = this.maker.next();
      const answer = await this.ask(request);
      if (answer === undefined) continue;
      this.maker.learn(request, answer);
      if (request.key !== undefined && request.kind === 'valid' && this.maker.dice.chance(REPEATED))
        await this.repeat(request, answer);
    }
  }

  /** @returns undefined when there was no answer, which is told as a fault */
  async ask(request) {
    this.sent += 1;
    let answer;
    try {
      answer = await this.connection.exchange(request);
    } catch (error) {
      this.tell(error.message, request, []);
      return undefined;
    }
    this.tally.count(request.kind, answer);
    this.tally.countOperation(request.operation, request.kind, answer);
    for (const fault of this.judge.faults(request, answer)) this.tell(fault, request, [answer]);
    return answer;
  }

  async repeat(request, first) {
    if (!KEPT.has(first.status) || first.headers['so-error-code'] === 'idempotency_key_reused') return;
    const again = await this.ask({ ...request, kind: 'repeated' });
    if (again === undefined || again.status === 429) return;
    const isSame =
      again.status === first.status && again.text === first.text && again.headers['idempotent-replayed'] === 'true';
    if (!isSame) this.tell('a repeat under its Idempotency-Key was answered otherwise', request, [first, again]);
  }

  tell(fault, { kind, bytes }, answers) {
    this.tally.fault(fault, evidenceOf(`${this.name}, its request ${this.sent}, ${kind}`, bytes, answers));
  }

  watch(now) {
    this.connection.watch(now);
  }

  close() {
    this.connection.close();
  }
}

/** Sends bytes that need not be a request, each time on a connection of its own. */
export class RawDriver {
  constructor({ name, port, maker, requests, judge, tally }) {
    Object.assign(this, { name, port, maker, requests, judge, tally });
    this.sent = 0;
  }

  async run(count, isOver) {
    for (let n = 0; n < count && !isOver(); n += 1) await this.send(this.requests.next());
  }

  async send(request) {
    this.sent += 1;
    const where = `${this.name}, its request ${this.sent}, ${request.kind}`;
    const { answers, fault } = await exchangeRaw(this.port, request);
    const tell = (what) => this.tally.fault(what, evidenceOf(where, request.bytes, answers));
    if (request.abandon) this.tally.count(request.kind, { status: 'abandoned', headers: {} });
    for (const [place, answer] of answers.entries()) {
      this.tally.count(request.kind, answer);
      const method = request.toHead?.[place] ? 'HEAD' : 'GET';
      for (const found of this.judge.faults({ method, of: 'store' }, answer)) tell(found);
    }
    if (fault !== undefined) tell(fault);
    for (const found of framingFaults(request, answers)) tell(found);
  }

  watch() {}

  close() {}
}

function framingFaults({ answers: expected, least = 0, never, code }, answers) {
  const faults = [];
  if (expected !== undefined && answers.length !== expected) faults.push(`${answers.length} answers, not ${expected}`);
  if (answers.length < least) faults.push(`${answers.length} answers, not ${least} or more`);
  if (never !== undefined && answers.some(({ headers }) => headers['so-request-id'] === never)) {
    faults.push('a request that was smuggled in a body has been answered');
  }
  if (code !== undefined && answers[0]?.headers['so-error-code'] !== code) faults.push(`the answer is not ${code}`);
  return faults;
}
