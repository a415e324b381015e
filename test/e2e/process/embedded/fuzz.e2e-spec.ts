import { expect, it } from '@jest/globals';
import { runProgram } from '../../../harness/run-program.js';

const TIMEOUT_MS = 110_000;

/**
 * The long form is `npm run fuzz`. The seed is always the same, so that it finds what has changed, not what is lucky; each
 * shape of request that the fuzzer knows is sent at least once, or that is a fault.
 */
it(
  'whatever is sent is answered as documented, and does nothing to another store',
  async () => {
    const ending = await runProgram('test/fuzz/run.js', ['--seconds', '5', '--seed', '1']);
    expect(ending).toEqual([0, expect.stringContaining('no fault found')]);
  },
  TIMEOUT_MS,
);
