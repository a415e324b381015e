import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Credentials } from '../../src/conformance/api-client.js';

const MAIN = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandSettings {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Of Node. */
  readonly nodeOptions?: readonly string[];
}

/** A real `standing-order …` under way. */
export class RunningCommand {
  stdout = '';
  stderr = '';
  readonly ended: Promise<CommandResult>;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = once(child, 'close').then(([code]: (number | null)[]) => {
      const { stdout, stderr } = this;
      return { code: code ?? null, stdout, stderr };
    });
  }

  kill(signal: NodeJS.Signals): Promise<CommandResult> {
    this.child.kill(signal);
    return this.ended;
  }
}

export function startCommand(words: readonly string[], settings: CommandSettings = {}): RunningCommand {
  const { env = {}, cwd, nodeOptions = [] } = settings;
  const child = spawn(process.execPath, [...nodeOptions, MAIN, ...words], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new RunningCommand(child);
}

export function runCommand(words: readonly string[], settings: CommandSettings = {}): Promise<CommandResult> {
  return startCommand(words, settings).ended;
}

/** By its own first line, without saying what runs it. */
export function runItself(words: readonly string[]): Promise<CommandResult> {
  return new RunningCommand(spawn(MAIN, words, { stdio: ['ignore', 'pipe', 'pipe'] })).ended;
}

/** The environment of somebody who works for a store. */
export function storeEnvironment(url: string, { user, password }: Credentials): Record<string, string> {
  return { SO_URL: url, SO_STORE: user, SO_KEY: password };
}
