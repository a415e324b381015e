import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

interface Stretch {
  readonly heldMs: number;
  readonly collectingMs: number;
}

const PROBE = join(__dirname, '../fuzz/loop-probe.js');
/** Stretches are reported when the collections of garbage in them are known. */
const SETTLED_MS = 900;

/** The longest stretch that the probe finds in a process which works for a while, and then waits. */
async function longestIn(work: string): Promise<Stretch> {
  const script = `setTimeout(() => { ${work} }, 200); setTimeout(() => process.exit(), ${SETTLED_MS} + 600);`;
  const child = spawn(process.execPath, [`--import=${PROBE}`, '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let longest: Stretch = { heldMs: 0, collectingMs: 0 };
  child.on('message', ({ stretch }: { stretch?: Stretch }) => {
    if (stretch !== undefined && stretch.heldMs > longest.heldMs) longest = stretch;
  });
  await once(child, 'exit');
  return longest;
}

/** As long as it takes, in processor time of the process. */
const COMPUTE = (ms: number) =>
  `const from = process.cpuUsage(); let used = 0; while (used < ${ms * 1_000}) { const { user, system } = process.cpuUsage(from); used = user + system; }`;

it('the probe of the fuzzer finds a computation that holds the event loop', async () => {
  expect((await longestIn(COMPUTE(250))).heldMs).toBeGreaterThan(150);
});

it.each([
  ['a stretch in which nothing is computed', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);'],
  [
    'short computations one after another',
    `const next = (left) => { ${COMPUTE(25)} if (left > 0) setTimeout(next, 10, left - 1); }; next(9);`,
  ],
])('the probe of the fuzzer does not count %s', async (_what, work) => {
  expect((await longestIn(work)).heldMs).toBeLessThan(100);
});
