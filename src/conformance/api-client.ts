import { request } from 'node:http';
import type { ApiAnswer } from './api-answer.js';
import { documentCheckOf } from './served-document.js';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** A thing as the API shows it. */
export interface Shown {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Sent as it is when it is text, else as JSON. */
  readonly body?: unknown;
}

const VERSION = '/1.0.0';

/** Calls the API as a store or the operator would: with all required headers, unless a test takes one away. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly credentials: Credentials,
  ) {}

  get(path: string, sent: Sent = {}): Promise<ApiAnswer> {
    return this.send('GET', path, sent);
  }

  post(path: string, body: unknown, sent: Sent = {}): Promise<ApiAnswer> {
    return this.send('POST', path, { ...sent, body });
  }

  put(path: string, body: unknown, sent: Sent = {}): Promise<ApiAnswer> {
    return this.send('PUT', path, { ...sent, body });
  }

  delete(path: string, sent: Sent = {}): Promise<ApiAnswer> {
    return this.send('DELETE', path, sent);
  }

  /** Creates a thing, and fails with the whole answer where that was refused. */
  async created(path: string, body: unknown): Promise<Shown> {
    const answer = await this.post(path, body);
    if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${answer.text}`);
    return answer.body as Shown;
  }

  /**
   * Every answer is held to the API document of the service.
   * @param path below the version, or absolute when it starts with `//` less one slash, such as `//health/live`
   */
  async send(method: string, path: string, sent: Sent = {}): Promise<ApiAnswer> {
    const target = path.startsWith('//') ? path.slice(1) : VERSION + path;
    const answer = await this.exchange(method, target, sent);
    // A service that does not serve has no document to give, unless it gave it before.
    const check = await documentCheckOf(this.url, answer.status !== 503);
    check?.checkAnswer(method, target, answer);
    return answer;
  }

  private exchange(method: string, target: string, { headers = {}, body }: Sent): Promise<ApiAnswer> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const withBody = method === 'POST' || method === 'PUT';
    const all: Record<string, string | undefined> = {
      authorization: `Basic ${Buffer.from(`${this.credentials.user}:${this.credentials.password}`).toString('base64')}`,
      accept: 'application/json',
      ...(withBody && { 'content-type': 'application/json' }),
      ...(text !== undefined && { 'content-length': String(Buffer.byteLength(text)) }),
      ...headers,
    };
    const sentHeaders = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(this.url), { method, path: target, headers: sentHeaders }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const received = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers as Record<string, string>,
            text: received,
            body: parsed(received),
          });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
