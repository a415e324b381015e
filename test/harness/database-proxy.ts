import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { SocketRelay } from './socket-relay.js';
import type { TestDatabase } from './test-database.js';

/** Stands between a process and its database, and can keep from it what it would hear of announcements. */
export class DatabaseProxy {
  /** As on a network that has lost a connection and tells nobody: what listeners are told does not arrive. */
  swallowsAnnouncements = false;
  private relay: SocketRelay | undefined;

  private constructor(private readonly database: URL) {}

  static async start({ url }: Pick<TestDatabase, 'url'>): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(new URL(url));
    const forward = (client: Socket, database: Socket) => proxy.forward(client, database);
    proxy.relay = await SocketRelay.start(() => connectTo(proxy.database), forward);
    return proxy;
  }

  get url(): string {
    const proxied = new URL(this.database);
    proxied.host = `127.0.0.1:${this.relay?.port}`;
    proxied.search = '';
    return proxied.href;
  }

  async stop(): Promise<void> {
    await this.relay?.stop();
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
  }
}

/** A database of the tests is behind a socket file, or on a host. */
function connectTo({ hostname, port, searchParams }: URL): Socket {
  const directory = searchParams.get('host');
  if (directory === null) return connect(Number(port || 5432), hostname);
  return connect(join(directory, `.s.PGSQL.${searchParams.get('port') ?? '5432'}`));
}
