import { Connection } from './connection.js';
import { COSTLY } from './costly.js';
import { evidenceOf } from './evidence.js';
import { exchangeRaw } from './raw-exchange.js';

/** After these a repeat under the same Idempotency-Key is given the same answer. */
const KEPT = new Set([200, 201, 422]);
const REPEATED = 0.5;
/** Each of these requests is a costly one. */
const COSTLY_EVERY = 20;

/** Sends what a maker makes over one connection, one request after another, and has each answer judged. */
export class Driver {
  /** @param firsts costly shapes to begin with, so that the shortest run has each of them */
  constructor({ name, port, maker, judge, tally, late, firsts }) {
    Object.assign(this, { name, maker, judge, tally, late });
    this.connection = new Connection(port);
    this.sent = 0;
    this.firsts = [...firsts];
  }

  async run(count, isOver) {
    for (let n = 0; n < count && (this.firsts.length > 0 || !isOver()); n += 1) {
      const request = this.next(n);
      const answer = await this.ask(request);
      if (answer === undefined) continue;
      this.maker.learn(request, answer);
      if (request.key !== undefined && request.kind === 'valid' && this.maker.dice.chance(REPEATED))
        await this.repeat(request, answer);
    }
  }

  next(place) {
    const { dice } = this.maker;
    const first = this.firsts.shift();
    if (first !== undefined) return this.maker.costly(first);
    return place % COSTLY_EVERY === 0 ? this.maker.costly(dice.any(COSTLY)) : this.maker.next();
  }

  /** @returns undefined when there was no answer, which is told as a fault */
  async ask(request) {
    this.sent += 1;
    if (request.shape !== undefined) this.tally.reach(request.shape);
    let answer;
    const from = Date.now();
    try {
      answer = await this.connection.exchange(request);
    } catch (error) {
      this.tell(error.message, request, []);
      return undefined;
    } finally {
      this.late.note(from, request);
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

  tell(fault, { kind, shape = '', bytes }, answers) {
    this.tally.fault(fault, evidenceOf(`${this.name}, its request ${this.sent}, ${kind} ${shape}`, bytes, answers));
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
  constructor({ name, port, maker, requests, judge, tally, late }) {
    Object.assign(this, { name, port, maker, requests, judge, tally, late });
    this.sent = 0;
  }

  async run(count, isOver) {
    for (let n = 0; n < count && (this.requests.hasFirsts || !isOver()); n += 1) await this.send(this.requests.next());
  }

  async send(request) {
    this.sent += 1;
    if (request.shape !== undefined) this.tally.reach(request.shape);
    const where = `${this.name}, its request ${this.sent}, ${request.kind} ${request.shape ?? ''}`;
    const from = Date.now();
    const { answers, fault } = await exchangeRaw(this.port, request);
    this.late.note(from, request);
    const tell = (what) => this.tally.fault(what, evidenceOf(where, request.bytes, answers));
    const mayInvite = EXPECTS.test(request.bytes.toString('latin1'));
    if (request.abandon) this.tally.count(request.kind, { status: 'abandoned', headers: {} });
    for (const [place, answer] of answers.entries()) {
      this.tally.count(request.kind, answer);
      const method = request.toHead?.[place] ? 'HEAD' : 'GET';
      const expects = request.expects?.[place] ?? (request.expects === undefined && mayInvite);
      for (const found of this.judge.faults({ method, of: 'store', expects }, answer)) tell(found);
    }
    if (fault !== undefined) tell(fault);
    for (const found of framingFaults(request, answers)) tell(found);
    for (const found of await verified(request, answers)) tell(found);
  }

  watch() {}

  close() {}
}

/** What the request itself finds wrong with its answers, and with what the service then holds. */
async function verified({ verify }, answers) {
  try {
    return (await verify?.(answers)) ?? [];
  } catch (error) {
    return [`what became of it could not be read: ${error.message}`];
  }
}

const EXPECTS = /expect: *100-continue/i;

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
