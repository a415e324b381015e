import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { TestDatabase } from './test-database.js';

/** Stands between a process and its database, and can keep from it what it would hear of announcements. */
export class DatabaseProxy {
  /** As on a network that has lost a connection and tells nobody: what listeners are told does not arrive. */
  swallowsAnnouncements = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start({ url }: Pick<TestDatabase, 'url'>): Promise<DatabaseProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxied = new URL(url);
    proxied.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    proxied.search = '';
    const proxy = new DatabaseProxy(server, proxied.href);
    server.on('connection', (client) => proxy.forward(client, connectTo(new URL(url))));
    return proxy;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(client: Socket, database: Socket): void {
    let listens = false;
    client.on('data', (chunk) => {
      listens ||= chunk.includes('standing-order listener');
      database.write(chunk);
    });
    database.on('data', (chunk) => {
      if (!listens || !this.swallowsAnnouncements) client.write(chunk);
    });
    for (const [socket, other] of [
      [client, database],
      [database, client],
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

/** A database of the tests is behind a socket file, or on a host. */
function connectTo({ hostname, port, searchParams }: URL): Socket {
  const directory = searchParams.get('host');
  if (directory === null) return connect(Number(port || 5432), hostname);
  return connect(join(directory, `.s.PGSQL.${searchParams.get('port') ?? '5432'}`));
}
