import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient, type Credentials } from '../../src/conformance/api-client.js';
import { OPERATOR_KEY } from './test-service.js';

/** What the service is set to by its environment, which holds nothing else of the test's own. */
export type Settings = Readonly<Record<string, string>>;

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What the operator is told at start, taken apart. */
export interface Welcome {
  readonly url: string;
  readonly port: number;
  /** Only at the first start. */
  readonly store: Credentials | undefined;
  /** The line that is shown for trying the service. */
  readonly curl: string | undefined;
  readonly operatorKey: string | undefined;
}

const MAIN = join(__dirname, '..', '..', 'dist', 'main.js');

/** A real `node dist/main.js`, with everything that it says. */
export class ServiceProcess {
  stdout = '';
  stderr = '';
  readonly pid: number;
  /** Resolves when the process has ended and all that it wrote is here. */
  readonly ended: Promise<Ending>;
  private ending: Ending | undefined;

  constructor(private readonly child: ChildProcess) {
    this.pid = child.pid ?? 0;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = once(child, 'close').then(([code, signal]: Ending[keyof Ending][]) => {
      this.ending = { code, signal } as Ending;
      return this.ending;
    });
  }

  /** The welcome text; fails with what the service said when it ends instead. */
  async welcomed(): Promise<Welcome> {
    await until(() => /explains itself|works by itself/.test(this.stdout) || this.ending !== undefined);
    if (this.ending !== undefined) throw new Error(`the service ended:\n${this.stdout}\n${this.stderr}`);
    return readWelcome(this.stdout);
  }

  kill(signal: NodeJS.Signals): Promise<Ending> {
    this.child.kill(signal);
    return this.ended;
  }

  get hasEnded(): boolean {
    return this.ending !== undefined;
  }
}

function readWelcome(text: string): Welcome {
  const one = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  const url = one(/^Standing Order \S+ .*?(http:\/\/[^\s/]+)/m) ?? '';
  const user = one(/Store ID +(\S+)/);
  const password = one(/API key +(\S+)/);
  return {
    url,
    port: Number(new URL(url).port),
    store: user !== undefined && password !== undefined ? { user, password } : undefined,
    curl: one(/^ +(curl .*)$/m),
    operatorKey: one(/Operator key +(\S+)/),
  };
}

/** A directory to run services in, which leaves no process and no file behind. */
export class ServiceDirectory {
  private readonly started: ServiceProcess[] = [];

  private constructor(readonly path: string) {}

  static async make(): Promise<ServiceDirectory> {
    return new ServiceDirectory(await mkdtemp(join(tmpdir(), 'standing-order-process-')));
  }

  get dataDir(): string {
    return join(this.path, 'data');
  }

  /**
   * Starts a service on ports that the system chooses, unless the settings say otherwise.
   * @param prefix words that come before `node`
   * @param program another than the service itself, such as one with modules of its own
   */
  start(settings: Settings = {}, prefix: readonly string[] = [], program = MAIN): ServiceProcess {
    const [command = '', ...words] = [...prefix, process.execPath, program];
    const child = spawn(command, words, {
      cwd: this.path,
      env: { PATH: process.env.PATH, TMPDIR: tmpdir(), PORT: '0', METRICS_PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const service = new ServiceProcess(child);
    this.started.push(service);
    return service;
  }

  /** Makes the first start, and gives the store that was made, practically unlimited. */
  async firstStore(settings: Settings): Promise<Credentials> {
    const service = this.start(settings);
    const { credentials } = await firstStoreOf(await service.welcomed());
    await service.kill('SIGTERM');
    return credentials;
  }

  /** The PostgreSQL servers, and their watchdogs, that run on this directory. */
  async servers(): Promise<string[]> {
    return (await commandLines()).filter((line) => line.includes(this.path) && !line.includes(MAIN));
  }

  async remove(): Promise<void> {
    for (const service of this.started) if (!service.hasEnded) await service.kill('SIGKILL');
    await until(async () => (await this.servers()).length === 0);
    await rm(this.path, { recursive: true, force: true });
  }
}

/** How every program on this machine was called, as all of its users can see. */
export async function commandLines(): Promise<string[]> {
  if (process.platform !== 'linux') {
    const listing = new ServiceProcess(
      spawn('ps', ['-A', '-ww', '-o', 'args='], { stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    await listing.ended;
    return listing.stdout.split('\n');
  }
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(lines)).map((line) => line.replaceAll('\0', ' '));
}

/** Waits for something that is bound to happen. How long may be said where the requirements say so. */
export async function until(condition: () => boolean | Promise<boolean>, longestMs = 60_000): Promise<void> {
  const startedAt = performance.now();
  while (!(await condition())) {
    if (performance.now() - startedAt > longestMs) throw new Error(`waited for ${longestMs} ms: ${String(condition)}`);
    await delay(5);
  }
}

/**
 * A port on which nothing listens, just now. It is none that the system gives to whoever wants any, as it does to
 * thousands of connections of other tests: one of those might have it by the time that it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_GIVEN_PORT - 12_000, FIRST_GIVEN_PORT);
    if (await canBeListenedOn(port)) return port;
  }
}

/** What Linux and macOS give begins here, or later. */
const FIRST_GIVEN_PORT = 32_768;

function canBeListenedOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port on which this test listens. */
export async function takenPort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

export function refusesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });
}

/** A request that this test sends by hand, as slowly as it likes. */
export class RawConnection {
  received = '';
  readonly closed: Promise<unknown>;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').on('data', (text: string) => (this.received += text));
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  write(text: string): void {
    this.socket.write(text);
  }
}

const UNLIMITED = { requests: 1_000_000_000, window_seconds: 60 };

/** The operator's client of a service that was started with the operator key of the tests. */
export function operatorOf({ url }: Welcome): ApiClient {
  return new ApiClient(url, { user: 'operator', password: OPERATOR_KEY });
}

/** A practically unlimited client of the store that the first start has made. */
export async function firstStoreOf(welcome: Welcome): Promise<ApiClient> {
  if (welcome.store === undefined) throw new Error('this was not the first start');
  await operatorOf(welcome).put(`/operator/stores/${welcome.store.user}`, { rate_limit: UNLIMITED });
  return new ApiClient(welcome.url, welcome.store);
}

/** Everything in a list, page after page. */
export async function everything(api: ApiClient, path: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let page = 1; ; page += 1) {
    const { status, body } = await api.get(`${path}?sort_by=id&sort=asc&page=${page}&paginate=100`);
    if (status === 204) return items;
    items.push(...(body as Record<string, unknown>[]));
  }
}
