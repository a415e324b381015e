import { once } from 'node:events';
import { Agent, createServer, get, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const LOOK_EVERY_MS = 100;

interface Backend {
  readonly port: number;
  readonly agent: Agent;
  isReady: boolean;
}

/** A load balancer that hands requests out in turn to who is ready, by `/health/ready`. What it has sent, it never repeats. */
export class Balancer {
  private readonly server: Server;
  private readonly backends: readonly Backend[];
  private readonly looking: NodeJS.Timeout;
  private turn = 0;

  private constructor(ports: readonly number[]) {
    this.backends = ports.map((port) => ({ port, agent: new Agent({ keepAlive: true }), isReady: false }));
    this.server = createServer((incoming, outgoing) => this.forward(incoming, outgoing));
    this.looking = setInterval(() => this.backends.forEach(look), LOOK_EVERY_MS);
  }

  static async before(...ports: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(ports);
    balancer.server.listen(0, '127.0.0.1');
    await once(balancer.server, 'listening');
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get ready(): number {
    return this.backends.filter(({ isReady }) => isReady).length;
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    for (const { agent } of this.backends) agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const ready = this.backends.filter(({ isReady }) => isReady);
    const backend = ready[(this.turn += 1) % ready.length];
    // A status that no service here ever sends.
    const fail = () => void outgoing.writeHead(502).end();
    if (backend === undefined) return fail();
    const { method, url: path, headers } = incoming;
    const { port, agent } = backend;
    const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (answer) => {
      const { connection: _, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 0, kept);
      answer.pipe(outgoing);
    });
    sent.on('error', fail);
    incoming.pipe(sent);
  }
}

function look(backend: Backend): void {
  get({ host: '127.0.0.1', port: backend.port, path: '/health/ready', agent: false }, (answer) => {
    backend.isReady = answer.statusCode === 200;
    answer.resume();
  }).on('error', () => (backend.isReady = false));
}
