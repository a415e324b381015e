import { expect, it } from '@jest/globals';
import { newSeed, runProgram } from '../../../harness/run-program.js';

const TIMEOUT_MS = 110_000;

/** The long form is `npm run year`. */
it(
  'the books of a store close, the sum of its events is what it shows, and its reports add up to its lists',
  async () => {
    const options = ['--subscribers', '15', '--months', '3', '--currencies', 'EUR', '--seed', newSeed()];
    const ending = await runProgram('test/year/run.js', options);
    expect(ending).toEqual([0, expect.stringContaining('the books close')]);
  },
  TIMEOUT_MS,
);
