import { connect, type Socket } from 'node:net';
import { SocketRelay } from './socket-relay.js';

/** How much of an answer gets through: none of it, some of its head, or its head and some of its body. */
export type CutAt = 'start' | 'head' | 'body';

/** Stands between a client and the service, and breaks connections in the middle of answers. */
export class CuttingProxy {
  /** How many answers are still to be cut, and where. */
  cuts: CutAt[] = [];
  private relay: SocketRelay | undefined;

  static async start(port: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy();
    const forward = (client: Socket, service: Socket) => proxy.forward(client, service);
    proxy.relay = await SocketRelay.start(() => connect(port, '127.0.0.1'), forward);
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.relay?.port}`;
  }

  async stop(): Promise<void> {
    await this.relay?.stop();
  }

  private forward(client: Socket, service: Socket): void {
    client.on('data', (chunk) => service.write(chunk));
    service.on('data', (chunk) => {
      const cut = this.cuts.shift();
      if (cut === undefined) client.write(chunk);
      else client.end(beginningOf(chunk, cut), () => client.destroy());
    });
  }
}

/** The answers that are cut here are small, and come as one chunk. */
function beginningOf(answer: Buffer, cut: CutAt): Buffer {
  const headLength = answer.indexOf('\r\n\r\n') + 4;
  return answer.subarray(0, { start: 0, head: 20, body: headLength + 5 }[cut]);
}
