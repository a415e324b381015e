import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { PROGRAM_ENVIRONMENT } from './program-environment.js';
import type { RunAs } from './run-as.js';

/** A program that does not outlive this process. */
export interface SupervisedProgram {
  /** Resolves when the program is gone, to its exit code; never rejects. */
  readonly ended: Promise<number>;
  hasEnded(): boolean;
  /** Tells what the program writes to stderr from now on. */
  onLine(listener: (line: string) => void): void;
  /** The last lines it wrote to stderr. */
  lastWords(): string;
  signal(name: 'INT' | 'QUIT' | 'KILL'): void;
}

/**
 * Starts the program and reads names of signals for it. The end of its input means that this process is gone, and
 * then it insists, since a signal sent before the program is set up to handle it would be lost. It ignores what a
 * service manager sends to all processes at once: the service is the one to decide when the program stops.
 */
const WATCHDOG = `
trap '' HUP INT TERM
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
(
  while read -r signal; do kill -s "$signal" "$program"; done
  signal=INT
  times=0
  while [ "$times" -lt 100 ] && kill -s "$signal" "$program"; do
    sleep 0.2
    times=$((times + 1))
    if [ "$times" -ge 50 ]; then signal=QUIT; fi
  done
) <&3 >/dev/null 2>&1 &
listener=$!
exec 3<&-
wait "$program"
code=$?
kill -s KILL "$listener" 2>/dev/null
exit "$code"
`;

const LAST_LINES = 20;

/**
 * Runs a program under a watchdog that interrupts it when this process dies, by `kill -9` too, and that lives in a
 * session of its own: Ctrl-C in the terminal reaches the service alone, which then stops the program in order.
 */
export function superviseProgram(
  runAs: RunAs,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): SupervisedProgram {
  const watchdog = spawn('/bin/sh', ['-c', WATCHDOG, 'standing-order-watchdog', ...runAs.prefix, ...command], {
    uid: runAs.uid,
    gid: runAs.gid,
    // The unprivileged user may not be allowed into the service's working directory.
    cwd: '/',
    detached: true,
    env: { ...PROGRAM_ENVIRONMENT, ...environment },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  const stderr = createInterface({ input: watchdog.stderr });
  stderr.on('line', (line) => {
    lines.push(line);
    if (lines.length > LAST_LINES) lines.shift();
  });
  // A signal for a program that has just ended has nobody left to read it.
  watchdog.stdin.on('error', () => undefined);

  let over = false;
  const ended = new Promise<number>((resolve) => {
    const end = (code: number | null): void => {
      over = true;
      resolve(code ?? 1);
    };
    watchdog.once('error', (error) => {
      lines.push(error.message);
      end(1);
    });
    watchdog.once('close', end);
    // `close` waits for everyone who holds stderr, which a server process that lost its parent may do for long.
    watchdog.once('exit', (code) => void delay(200, undefined, { ref: false }).then(() => end(code)));
  });
  return {
    ended,
    hasEnded: () => over,
    onLine: (listener) => void stderr.on('line', listener),
    lastWords: () => lines.join('\n'),
    signal: (name) => watchdog.stdin.write(`${name}\n`),
  };
}
