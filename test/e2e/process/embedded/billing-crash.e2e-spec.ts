import { expect, it } from '@jest/globals';
import { newSeed, runProgram } from '../../../harness/run-program.js';

const TIMEOUT_MS = 110_000;

/** The long form is `npm run crash`. */
it(
  'processes that are killed at random make exactly the invoices that one left in peace makes',
  async () => {
    const options = ['--enrollments', '300', '--processes', '3', '--seed', newSeed()];
    const ending = await runProgram('test/crash/run.js', options);
    expect(ending).toEqual([0, expect.stringContaining('the same, line by line')]);
  },
  TIMEOUT_MS,
);
