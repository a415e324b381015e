import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAMS = join(__dirname, '../clients');

export interface HttpClient {
  readonly name: string;
  /** The program in `test/clients`, with what runs it. */
  readonly command: readonly [string, ...string[]];
  /** The last argument of the program: what it does differently from its other modes. */
  readonly mode?: string;
  /** Succeeds where everything that the program needs is installed. */
  readonly probe: readonly [string, ...string[]];
  /** It waits forever where it gets an answer instead of 100 Continue. */
  readonly needsContinue?: boolean;
}

export interface ClientCall {
  readonly url: string;
  /** Absent: the request has no Authorization header. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** The path of a file. */
  readonly body: string;
  readonly repetitions: number;
}

const program = (file: string): string => join(PROGRAMS, file);

/** A client that sends its requests in several ways. */
function inModes(client: Omit<HttpClient, 'mode'>, ...modes: readonly string[]): HttpClient[] {
  return modes.map((mode) => ({ ...client, name: `${client.name} ${mode}`, mode }));
}

/** JDK-8286171, which was mended in Java 20. */
function javaNeedsContinue(): boolean {
  const version = spawnSync('java', ['--version'], { encoding: 'utf8' }).stdout;
  return Number(/^\w+ (\d+)/.exec(version ?? '')?.[1] ?? 0) < 20;
}

const HTTP_CLIENTS: readonly HttpClient[] = [
  ...inModes(
    { name: 'curl', command: ['sh', program('curl.sh')], probe: ['curl', '--version'] },
    'default',
    'expect',
    'no-expect',
    'http1.0',
    'h2c',
  ),
  ...inModes(
    { name: 'Node', command: [process.execPath, program('node.mjs')], probe: [process.execPath, '--version'] },
    'fetch',
    'request',
    'expect',
  ),
  {
    name: 'Python urllib',
    command: ['python3', program('python_urllib.py')],
    probe: ['python3', '--version'],
  },
  {
    name: 'Python requests',
    command: ['python3', program('python_requests.py')],
    probe: ['python3', '-c', 'import requests'],
  },
  {
    name: 'PHP curl',
    command: ['php', program('php_curl.php')],
    probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
  },
  ...inModes(
    { name: 'PHP streams', command: ['php', program('php_streams.php')], probe: ['php', '--version'] },
    '1.0',
    '1.1',
  ),
  ...inModes(
    { name: 'Ruby', command: ['ruby', program('ruby_net_http.rb')], probe: ['ruby', '--version'] },
    'default',
    'expect',
  ),
  {
    name: 'Perl LWP',
    command: ['perl', program('perl_lwp.pl')],
    probe: ['perl', '-MLWP::UserAgent', '-e', '1'],
  },
  {
    name: 'wget',
    command: ['sh', program('wget.sh')],
    probe: ['wget', '--version'],
  },
  ...inModes(
    { name: 'Go', command: ['go', 'run', program('go_net_http.go')], probe: ['go', 'version'] },
    'default',
    'expect',
  ),
  ...inModes(
    { name: 'Java', command: ['java', program('JavaHttpClient.java')], probe: ['java', '--version'] },
    'h2c',
    'http1.1',
  ),
  {
    name: 'Java expect',
    command: ['java', program('JavaHttpClient.java')],
    mode: 'expect',
    probe: ['java', '--version'],
    needsContinue: javaNeedsContinue(),
  },
];

/** Of different kinds, and quick to start. */
const SELECTION = [
  ...['curl default', 'curl expect', 'curl http1.0', 'curl h2c'],
  ...['Node fetch', 'Node expect', 'Python urllib', 'PHP streams 1.0'],
];

/**
 * The clients that this machine has; says which ones it lacks.
 * @param all also those that take long to start or resemble others
 */
export function installedClients(all: boolean): HttpClient[] {
  const wanted = HTTP_CLIENTS.filter(({ name }) => all || SELECTION.includes(name));
  const installed = wanted.filter(({ probe: [command, ...words] }) => spawnSync(command, words).status === 0);
  const missing = wanted.filter((client) => !installed.includes(client)).map(({ name }) => name);
  if (missing.length > 0) console.warn(`Left out: not installed, so these sent nothing: ${missing.join(', ')}.`);
  return installed;
}

/** Runs a client. @returns for each request its answer as `status code`, or what the client says that went wrong */
export async function outcomesOf(client: HttpClient, call: ClientCall): Promise<string[]> {
  const { user, password } = call.credentials ?? { user: '-', password: '-' };
  const [command, ...words] = client.command;
  const child = spawn(command, [
    ...words,
    ...[call.url, user, password, call.body, String(call.repetitions)],
    ...(client.mode === undefined ? [] : [client.mode]),
  ]);
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${client.name} ended with ${code}: ${errors.join('')}`);
  return output
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { status, code, error } = JSON.parse(line) as { status?: number; code?: string | null; error?: string };
      return error ?? [status, code].filter(Boolean).join(' ');
    });
}
