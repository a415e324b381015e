import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, refusesConnections, until } from './service-process.js';

const DEPLOY = join(__dirname, '../../.deploy');

/** A proxy waits this long for the rest of a request, which is much less than in `.deploy`. */
export const RECEIVE_TIMEOUT_MS = 1_000;

/** HAProxy looks this often whether a process is ready, which is more often than in `.deploy`. */
const HAPROXY_CHECK_MS = 200;

export interface ProxyProgram {
  readonly name: 'nginx' | 'HAProxy';
  readonly file: string;
  readonly version: readonly [string, string];
  /** Changes only where the configuration listens, which processes it leads to, and how long it waits. */
  readonly configure: (text: string, port: number, ports: readonly number[]) => string;
  readonly command: (file: string, directory: string) => readonly [string, ...string[]];
}

const NGINX_DIRECTORIES = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

const PROGRAMS: readonly ProxyProgram[] = [
  {
    name: 'nginx',
    file: 'nginx.conf',
    version: ['nginx', '-v'],
    configure: (text, port, ports) => {
      const servers = ports.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join('\n');
      const directories = NGINX_DIRECTORIES.map((name) => `${name}_temp_path ${name};`).join('\n');
      return replaced(text, [
        [
          /http \{/,
          `http {\n${directories}\nclient_header_timeout ${RECEIVE_TIMEOUT_MS}ms;\nclient_body_timeout ${RECEIVE_TIMEOUT_MS}ms;`,
        ],
        [/listen 8080;/, `listen 127.0.0.1:${port};`],
        [/(server 127\.0\.0\.1:\d+ max_fails=0;\s*)+/, `${servers}\n`],
      ]);
    },
    command: (file, directory) => {
      // Its workers would be another user's, who may not see the directory.
      const user = process.getuid?.() === 0 ? 'user root; ' : '';
      return ['nginx', '-e', 'stderr', '-p', directory, '-c', file, '-g', `${user}daemon off; pid nginx.pid;`];
    },
  },
  {
    name: 'HAProxy',
    file: 'haproxy.cfg',
    version: ['haproxy', '-v'],
    configure: (text, port, ports) =>
      replaced(text, [
        [/bind :3000/, `bind 127.0.0.1:${port}`],
        [/abns@standing-order/g, `abns@standing-order-${port}`],
        [/inter 1s/, `inter ${HAPROXY_CHECK_MS}ms`],
        [/inspect-delay 30s/, `inspect-delay ${RECEIVE_TIMEOUT_MS}ms`],
        [
          /server-template (\w+) 20 api:3000(.*) resolvers docker init-addr none/g,
          (_, name, options) =>
            ports.map((each, index) => `server ${name}${index} 127.0.0.1:${each}${options}`).join('\n'),
        ],
      ]),
    command: (file) => ['haproxy', '-db', '-f', file],
  },
];

const isInstalled = ({ version: [command, option] }: ProxyProgram) => spawnSync(command, [option]).status === 0;

/** The programs that this machine has; says which ones it lacks. */
export function installedProxies(): ProxyProgram[] {
  const installed = PROGRAMS.filter(isInstalled);
  const missing = PROGRAMS.filter((program) => !installed.includes(program)).map(({ name }) => name);
  if (missing.length > 0) console.warn(`Left out: not installed, so nothing went through it: ${missing.join(', ')}.`);
  return installed;
}

/** A real proxy in front of services on this machine, with the configuration of `.deploy`. */
export class ReverseProxy {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly directory: string,
  ) {}

  static async start(program: ProxyProgram, ...ports: readonly number[]): Promise<ReverseProxy> {
    const directory = await mkdtemp(join(tmpdir(), 'standing-order-proxy-'));
    const port = await freePort();
    const file = join(directory, program.file);
    const text = await readFile(join(DEPLOY, program.file), 'utf8');
    await writeFile(file, program.configure(text, port, ports));
    const log = await open(join(directory, 'log'), 'w');
    const [command, ...words] = program.command(file, directory);
    const child = spawn(command, words, { stdio: ['ignore', log.fd, log.fd] });
    const proxy = new ReverseProxy(port, child, directory);
    await until(async () => {
      if (child.exitCode !== null) throw new Error(await proxy.log());
      return !(await refusesConnections(port));
    });
    await log.close();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it wrote about requests and failures. */
  log(): Promise<string> {
    return readFile(join(this.directory, 'log'), 'utf8');
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'close');
    this.child.kill('SIGTERM');
    await ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}

type Replacement = readonly [RegExp, string | ((...found: string[]) => string)];

function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((changed, [pattern, replacement]) => {
    if (changed.search(pattern) < 0) throw new Error(`the configuration has no ${String(pattern)}`);
    return changed.replace(pattern, replacement as string);
  }, text);
}
