import type { Command } from 'commander';
import { printList } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { example } from './example.js';

export function parked(program: Command, session: Session): void {
  program
    .command('parked')
    .description('Lists the enrollments that could not be billed, why, and when that is tried again; as the operator.')
    .addHelpText('after', example('parked'))
    .action(async (_, self: Command) => {
      const options = self.optsWithGlobals<CommonOptions>();
      const all = session.asOperator(options).list('/operator/parked-enrollments');
      await printList(all, ['store_id', 'id', 'attempts', 'next_attempt_at', 'error'], options.json);
    });
}
