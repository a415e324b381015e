import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that serves a service under a path, such as nginx does with a `location` and a `proxy_pass` that end in a slash. */
export class PrefixProxy {
  private readonly server: Server;

  private constructor(
    private readonly port: number,
    private readonly prefix: string,
  ) {
    this.server = createServer((incoming, outgoing) => this.forward(incoming, outgoing));
  }

  /** @param prefix the path that it serves and takes off, such as `/billing` */
  static async before(port: number, prefix: string): Promise<PrefixProxy> {
    const proxy = new PrefixProxy(port, prefix);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Where the service is, for those who reach it by the proxy. */
  get url(): string {
    return this.origin + this.prefix;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, url = '', headers, socket } = incoming;
    // A status that the service never sends.
    if (!url.startsWith(`${this.prefix}/`)) return void outgoing.writeHead(502).end();
    const added = {
      'x-forwarded-for': socket.remoteAddress,
      'x-forwarded-host': headers.host,
      'x-forwarded-proto': 'http',
      'x-forwarded-prefix': this.prefix,
    };
    const forwarded = { ...headers, ...added, host: 'service.internal' };
    const path = url.slice(this.prefix.length);
    const sent = request(
      { host: '127.0.0.1', port: this.port, agent: false, method, path, headers: forwarded },
      (answer) => {
        const { connection: _, ...kept } = answer.headers;
        outgoing.writeHead(answer.statusCode ?? 0, kept);
        answer.pipe(outgoing);
      },
    );
    sent.on('error', () => void outgoing.writeHead(502).end());
    incoming.pipe(sent);
  }
}
