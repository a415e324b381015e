import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient, Sent } from '../../src/conformance/api-client.js';
import { expectFailureOf } from './failures.js';
import { until } from './service-process.js';

/** Between two requests of one client. */
const PAUSE_MS = 100;
/** An answer that takes longer is none. */
const NO_ANSWER_MS = 30_000;
/** Within this, a part that was away and is there again is worked with. */
const RECOVERY_MS = 20_000;

const GOOD = new Set(['200', '201', '204']);

/** One request, as its sender saw it. Times are milliseconds since the traffic began. */
export interface Seen {
  readonly sentAt: number;
  readonly answeredAt: number;
  /** The status, or what came instead of an answer. A refusal in the one error body with a Retry-After is `503` and its code. */
  readonly outcome: string;
}

/** What the clients were told is done. */
export interface Acknowledged {
  /** Ids of subscribers, each added by one request that was not repeated. */
  readonly subscribers: string[];
  /** Ids of enrollments by their subscribers: each was asked for under one Idempotency-Key until it was acknowledged. */
  readonly enrollments: Map<string, string>;
}

/** A few clients of a store that read and write, a few times a second each, and note what they see. */
export class Traffic {
  readonly acknowledged: Acknowledged = { subscribers: [], enrollments: new Map() };
  private readonly startedAt = performance.now();
  readonly seen: Seen[] = [];
  private readonly marks: { readonly at: number; readonly what: string }[] = [];
  private readonly clients: Promise<void>[];
  /** No other traffic writes the same names. */
  private readonly name = randomUUID().slice(0, 8);
  private sent = 0;
  private isOver = false;

  /** @param option a billing option of the store, whose enrollments are to be paid at once */
  constructor(
    apis: readonly ApiClient[],
    private readonly option: string,
  ) {
    this.clients = apis.map((api) => this.keepAsking(api));
  }

  private get now(): number {
    return performance.now() - this.startedAt;
  }

  /** Writes into the table what happens now. @returns when that was */
  mark(what: string): number {
    const at = this.now;
    this.marks.push({ at, what });
    return at;
  }

  /** Waits until all that is sent is answered well. */
  async isWell(): Promise<void> {
    const from = this.now;
    const enough = this.clients.length * 4;
    await until(() => {
      const latest = this.seen.filter(({ sentAt }) => sentAt >= from).slice(-enough);
      return latest.length === enough && latest.every(isGood);
    }, RECOVERY_MS);
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  /** Second by second, by when they were sent: the answers, the slowest of them, and what happened then. */
  table(): string {
    const seconds = Math.ceil(Math.max(0, ...this.seen.map(({ sentAt }) => sentAt)) / 1000);
    const rows = Array.from({ length: seconds }, (_, second) => {
      const isThen = (at: number) => Math.floor(at / 1000) === second;
      const sent = this.seen.filter(({ sentAt }) => isThen(sentAt));
      const slowest = Math.max(0, ...sent.map(({ sentAt, answeredAt }) => answeredAt - sentAt));
      const what = this.marks.filter(({ at }) => isThen(at)).map(({ at, what }) => `${(at / 1000).toFixed(1)} ${what}`);
      return [
        String(second).padStart(6),
        counted(sent).padEnd(58),
        `${slowest.toFixed(0)} ms`.padStart(8),
        what.join(', '),
      ];
    });
    const head = ['second', 'answers to what was sent in it'.padEnd(58), ' slowest', 'what happened'];
    return [head, ...rows].map((row) => row.join('  ').trimEnd()).join('\n');
  }

  private nextName(): string {
    return `${this.name}-${(this.sent += 1)}`;
  }

  private async keepAsking(api: ApiClient): Promise<void> {
    while (!this.isOver) {
      const body = { email: `${this.nextName()}@example.com` };
      const added = await this.ask(api, 'POST', '/subscribers', { body });
      await this.ask(api, 'GET', '/store');
      if (added?.status === 201) {
        const { id } = added.body as { id: string };
        this.acknowledged.subscribers.push(id);
        await this.ask(api, 'GET', `/subscribers/${id}`);
        await this.enroll(api, id);
      }
      await this.ask(api, 'GET', '/enrollments?sort_by=id&sort=desc&page=1&paginate=5');
    }
  }

  /** As a careful caller does: the same request under the same key, until it is known what became of it. */
  private async enroll(api: ApiClient, subscriber: string): Promise<void> {
    const untilDone = async (path: string, body: object): Promise<string | undefined> => {
      const headers = { 'idempotency-key': this.nextName() };
      for (;;) {
        const answer = await this.ask(api, 'POST', path, { body, headers });
        if (answer?.status === 201) return (answer.body as { id: string }).id;
        if (this.isOver || (answer !== undefined && answer.status !== 503)) return undefined;
      }
    };
    const method = { gateway: 'test', token: 'pm_ok' };
    if ((await untilDone(`/subscribers/${subscriber}/payment-methods`, method)) === undefined) return;
    const enrollment = { subscriber_id: subscriber, billing_option_id: this.option };
    const id = await untilDone('/enrollments', enrollment);
    if (id !== undefined) this.acknowledged.enrollments.set(subscriber, id);
  }

  private async ask(api: ApiClient, method: string, path: string, sent: Sent = {}): Promise<ApiAnswer | undefined> {
    const sentAt = this.now;
    const timer = new AbortController();
    const none = delay(NO_ANSWER_MS, undefined, { signal: timer.signal }).catch(() => undefined);
    const [outcome, answer] = await Promise.race([
      api.send(method, path, sent).then((seen) => seenAs(seen, `${method} ${path}`), notAnswered),
      none.then((): [string, undefined] => [`no answer in ${NO_ANSWER_MS} ms`, undefined]),
    ]);
    timer.abort();
    this.seen.push({ sentAt, answeredAt: this.now, outcome });
    await delay(PAUSE_MS);
    return answer;
  }
}

export const isGood = ({ outcome }: Seen): boolean => GOOD.has(outcome);

export const isRefused = ({ outcome }: Seen): boolean => /^503 \w+$/.test(outcome);

/** @param asked what was asked for, to be told of what nobody expects */
function seenAs(answer: ApiAnswer, asked: string): [string, ApiAnswer] {
  if (GOOD.has(String(answer.status))) return [String(answer.status), answer];
  if (answer.status !== 503) return [`${answer.status} to ${asked}: ${answer.text}`, answer];
  const code = answer.headers['so-error-code'] ?? 'without a code';
  try {
    expectFailureOf(answer, 503, code);
    return [`503 ${code}`, answer];
  } catch (error) {
    return [`503, but ${String(error)}`, answer];
  }
}

function notAnswered(error: unknown): [string, undefined] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return [code ?? String(error), undefined];
}

function counted(seen: readonly Seen[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of seen) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts]
    .sort()
    .map(([outcome, count]) => `${outcome} ×${count}`)
    .join('  ');
}
