import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ReceiverAddresses } from '../addresses/receiver-addresses.js';
import { ADDRESS_REFUSED, answerOf, BROKEN_OFF, errorOf, failed, type AttemptAnswer } from './attempt-answer.js';
import type { WebhookMessage } from './webhook-message.js';

/** More of an answer than this is not waited for. */
const MOST_ANSWER_BYTES = 16_384;
/** Idle connections are kept for less long than receivers commonly keep them, and no more than one endpoint uses. */
const AGENT = { keepAlive: true, maxFreeSockets: 20, timeout: 4_000 } as const;
/** What a kept connection says that the receiver has closed meanwhile. */
const CLOSED_MEANWHILE: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);

/** Undefined: it was cut off by this service, and nobody knows what came of it. */
type Finish = (answer: AttemptAnswer | undefined, isWhole?: boolean) => void;

/** Posts messages to strangers: nothing that they answer, or fail to, takes longer or costs more than is set here. */
export class WebhookSender {
  private readonly agents = { 'http:': new HttpAgent(AGENT), 'https:': new HttpsAgent(AGENT) };
  private readonly underWay = new Set<() => void>();
  /** Nothing is sent any more. */
  isStopped = false;

  constructor(
    private readonly addresses: ReceiverAddresses,
    private readonly timeoutMs: number,
  ) {}

  send(target: string, message: WebhookMessage): Promise<AttemptAnswer | undefined> {
    const url = new URL(target);
    if (this.addresses.refusesLiteral(url.hostname)) return Promise.resolve(failed(ADDRESS_REFUSED));
    if (this.isStopped) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      let outgoing: ClientRequest | undefined;
      let status: number | null = null;
      const finish: Finish = (answer, isWhole = false) => {
        clearTimeout(timer);
        this.underWay.delete(stop);
        resolve(answer);
        // A connection whose answer has come to its end serves again; any other has no more to say.
        if (!isWhole) outgoing?.destroy();
      };
      const stop = () => finish(undefined);
      const timer = setTimeout(() => {
        finish(failed(`There was no whole answer within ${this.timeoutMs / 1000} seconds`, status));
      }, this.timeoutMs);
      this.underWay.add(stop);
      const post = (isAnew: boolean) => {
        const posted = this.request(url, message, isAnew);
        outgoing = posted;
        posted.on('response', (incoming) => {
          status = incoming.statusCode ?? null;
          readAnswer(incoming, finish);
        });
        posted.on('error', (error: NodeJS.ErrnoException) => {
          const isStale = posted.reusedSocket && status === null && CLOSED_MEANWHILE.has(error.code);
          if (isStale && this.underWay.has(stop)) post(true);
          else finish({ ...errorOf(error), status });
        });
        posted.end(message.body);
      };
      post(false);
    });
  }

  /** Cuts off what is under way. */
  stop(): void {
    this.isStopped = true;
    for (const stop of this.underWay) stop();
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private request(url: URL, { headers }: WebhookMessage, isAnew: boolean): ClientRequest {
    const options = { method: 'POST', headers, lookup: this.addresses.connectLookup };
    return url.protocol === 'https:'
      ? httpsRequest(url, { ...options, agent: isAnew ? false : this.agents['https:'] })
      : httpRequest(url, { ...options, agent: isAnew ? false : this.agents['http:'] });
  }
}

/** Of an answer that is no success its status is enough; a success counts only once all of it is here, up to a limit. */
function readAnswer(incoming: IncomingMessage, finish: Finish): void {
  const { statusCode = 0, headers } = incoming;
  const answer = answerOf(statusCode, headers['retry-after'] ?? null);
  if (answer.error !== null) {
    finish(answer);
    return;
  }
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) finish(answer);
  });
  incoming.on('error', () => undefined);
  incoming.on('end', () => finish(incoming.complete ? answer : failed(BROKEN_OFF, statusCode), incoming.complete));
  incoming.on('close', () => finish(failed(BROKEN_OFF, statusCode)));
}
