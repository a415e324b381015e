import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { until } from './service-process.js';

/** A message as a webhook endpoint is sent it. */
export interface Message {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly sequence: number;
  readonly object_id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly message: Message;
  /** By `performance.now()`. */
  readonly at: number;
}

type Reply = (call: Call, response: ServerResponse) => void;

const WELL: Reply = (_, response) => void response.writeHead(204).end();

/** A real receiver of webhooks, which answers as a test has it. */
export class WebhookReceiver {
  readonly calls: Call[] = [];
  reply: Reply = WELL;
  private readonly replies = new Map<string, Reply>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const path = request.url ?? '';
        const message = JSON.parse(text) as Message;
        const call = { path, headers: request.headers, text, message, at: performance.now() };
        receiver.calls.push(call);
        (receiver.replies.get(path) ?? receiver.reply)(call, response);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  url(path = '/'): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  /** How calls of one path are answered. */
  at(path: string, reply: Reply): string {
    this.replies.set(path, reply);
    return this.url(path);
  }

  to(path: string): Call[] {
    return this.calls.filter((call) => call.path === path);
  }

  /** Waits until so many calls have come to a path. */
  async received(path: string, count: number): Promise<Call[]> {
    await until(() => this.to(path).length >= count, 10_000);
    return this.to(path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Reply =>
  (_, response) =>
    void response.writeHead(code, headers).end();

/** Never answers. */
export const hang: Reply = () => undefined;

/** Whether the library that receivers use takes a call for one that was signed with the secret. */
export function isSignedWith(secret: string, { text, headers }: Call): boolean {
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
