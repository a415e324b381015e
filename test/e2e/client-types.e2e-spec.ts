import { expect, it } from '@jest/globals';
import { runProgram } from '../harness/run-program.js';

it('the types of the client are those of the API document', async () => {
  expect(await runProgram('test/document/client-types.js', ['--check'])).toEqual([0, '']);
}, 300_000);
