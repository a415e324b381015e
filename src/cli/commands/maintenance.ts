import type { Command } from 'commander';
import { printThing } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { wholeNumber } from './arguments.js';
import { example } from './example.js';

const PATH = '/operator/maintenance';

interface Notice extends CommonOptions {
  readonly retryAfter?: number;
  readonly text?: string;
}

export function maintenance(program: Command, session: Session): void {
  const command = program
    .command('maintenance')
    .description('While it is on, stores get 503, and the operator is still served.');

  command
    .command('show')
    .description('Says whether it is on.')
    .addHelpText('after', example('maintenance show'))
    .action(async (_, self: Command) => {
      const options = self.optsWithGlobals<CommonOptions>();
      await printThing((await session.asOperator(options).get(PATH)) as object, options.json);
    });

  command
    .command('on')
    .description('Switches it on.')
    .option('--retry-after <seconds>', 'when stores are told to come back', wholeNumber)
    .option('--text <sentence>', 'what they are told')
    .addHelpText('after', example('maintenance on --retry-after 600 --text "Back at noon"'))
    .action(async (_, self: Command) => {
      const { retryAfter, text, ...options } = self.optsWithGlobals<Notice>();
      const body = { on: true, retry_after_seconds: retryAfter, text };
      await printThing(await session.asOperator(options).put(PATH, { body }), options.json);
    });

  command
    .command('off')
    .description('Switches it off.')
    .addHelpText('after', example('maintenance off'))
    .action(async (_, self: Command) => {
      const options = self.optsWithGlobals<CommonOptions>();
      await printThing(await session.asOperator(options).put(PATH, { body: { on: false } }), options.json);
    });
}
