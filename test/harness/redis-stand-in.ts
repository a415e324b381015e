import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

const COMMAND = /\*\d+\r\n\$\d+\r\n(\w+)\r\n/g;

/** A Redis that takes no password, and does nothing for those who have not given it one. */
export class RedisStandIn {
  /** Everything that was sent to it. */
  received = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<RedisStandIn> {
    const server = createServer();
    const standIn = new RedisStandIn(server);
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.setEncoding('utf8').on('data', (text: string) => {
        standIn.received += text;
        for (const [, command = ''] of text.matchAll(COMMAND)) {
          const isLogin = command.toLowerCase() === 'auth';
          socket.write(
            isLogin ? '-WRONGPASS invalid username-password pair\r\n' : '-NOAUTH Authentication required.\r\n',
          );
        }
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return standIn;
  }

  url(password: string): string {
    return `redis://:${encodeURIComponent(password)}@127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
  }
}
