import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A port of this machine whose connections each have another one behind them; of a pair, neither outlives the other. */
export class SocketRelay {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /**
   * @param connect makes the connection behind one
   * @param forward says what goes from the one to the other
   */
  static async start(connect: () => Socket, forward: (client: Socket, behind: Socket) => void): Promise<SocketRelay> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const relay = new SocketRelay(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => {
      const behind = connect();
      forward(client, behind);
      relay.join(client, behind);
      relay.join(behind, client);
    });
    return relay;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(socket: Socket, other: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      other.destroy();
    });
  }
}
