import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How much of an answer gets through: none of it, some of its head, or its head and some of its body. */
export type CutAt = 'start' | 'head' | 'body';

/** Stands between a client and the service, and breaks connections in the middle of answers. */
export class CuttingProxy {
  /** How many answers are still to be cut, and where. */
  cuts: CutAt[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(port: number): Promise<CuttingProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new CuttingProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (client) => proxy.forward(client, connect(port, '127.0.0.1')));
    return proxy;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(client: Socket, service: Socket): void {
    client.on('data', (chunk) => service.write(chunk));
    service.on('data', (chunk) => {
      const cut = this.cuts.shift();
      if (cut === undefined) client.write(chunk);
      else client.end(beginningOf(chunk, cut), () => client.destroy());
    });
    for (const [socket, other] of [
      [client, service],
      [service, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}

/** The answers that are cut here are small, and come as one chunk. */
function beginningOf(answer: Buffer, cut: CutAt): Buffer {
  const headLength = answer.indexOf('\r\n\r\n') + 4;
  return answer.subarray(0, { start: 0, head: 20, body: headLength + 5 }[cut]);
}
