import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { clearInterval, setInterval } from 'node:timers';
import { startImportStandIn } from '../harness/import-stand-in.js';
import { optionOf } from './command-options.js';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');

/**
 * The most memory that `standing-order import` takes for a file of ten thousand lines and for one of all of them, against
 * a server that keeps nothing. Options: --lines N (1000000). Linux alone tells the most that a process has taken.
 */
export async function benchImport(options) {
  for (const lines of [10_000, Number(optionOf(options, 'lines', 1_000_000))]) {
    const directory = await mkdtemp(join(tmpdir(), 'standing-order-import-'));
    const standIn = await startImportStandIn();
    try {
      const file = join(directory, 'subscribers.csv');
      await pipeline(Readable.from(rows(lines)), createWriteStream(file));
      const startedAt = performance.now();
      const { code, peakMib } = await run(['import', 'subscribers', file], standIn.url);
      const seconds = (performance.now() - startedAt) / 1000;
      console.log(
        `${String(lines).padStart(8)} lines: exit code ${code}, ${standIn.taken()} taken in ${seconds.toFixed(1)} s, ` +
          `${Math.round(lines / seconds)} a second; at most ${peakMib.toFixed(1)} MiB resident`,
      );
    } finally {
      standIn.stop();
      await rm(directory, { recursive: true });
    }
  }
}

function* rows(lines) {
  yield 'email,first_name,metadata\n';
  for (let n = 0; n < lines; n += 1)
    yield `subscriber-${n}@example.com,Ada,"{""plan"":""gold"",""number"":""${n}""}"\n`;
}

async function run(words, url) {
  const environment = { ...process.env, SO_URL: url, SO_STORE: 'STO-10001', SO_KEY: 'key' };
  const child = spawn(process.execPath, [MAIN, ...words], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  let peakMib = 0;
  const look = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakMib = Math.max(peakMib, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  };
  const timer = setInterval(look, 50);
  const [code] = await ended;
  clearInterval(timer);
  return { code, peakMib };
}
