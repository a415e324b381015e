import { Option, type Command } from 'commander';
import { printList, printThing } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { example } from './example.js';

export const STANDINGS = ['good', 'past_due', 'disabled'];

interface NewAccount extends CommonOptions {
  readonly name: string;
  readonly email: string;
  readonly standing?: string;
}

export function accounts(program: Command, session: Session): void {
  const command = program.command('accounts').description('Sellers, as the operator.');

  command
    .command('list')
    .description('Lists the accounts.')
    .addHelpText('after', example('accounts list'))
    .action(async (_, self: Command) => {
      const options = self.optsWithGlobals<CommonOptions>();
      const all = session.asOperator(options).list('/operator/accounts');
      await printList(all, ['id', 'standing', 'name', 'email'], options.json);
    });

  command
    .command('create')
    .description('Makes an account.')
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--email <address>', 'who is written to')
    .addOption(new Option('--standing <standing>', 'its standing').choices(STANDINGS))
    .addHelpText('after', example('accounts create --name "Acme Ltd" --email billing@acme.example'))
    .action(async (_, self: Command) => {
      const { name, email, standing, ...options } = self.optsWithGlobals<NewAccount>();
      const made = await session.asOperator(options).post('/operator/accounts', { body: { name, email, standing } });
      await printThing(made, options.json);
    });

  command
    .command('set-standing')
    .description('Sets the standing of an account: a disabled one gets 402, while its subscribers go on being billed.')
    .argument('<account>', 'the id of the account')
    .argument('<standing>', STANDINGS.join(', '))
    .addHelpText('after', example('accounts set-standing acc_01J… disabled'))
    .action(async (id: string, standing: string, _, self: Command) => {
      const options = self.optsWithGlobals<CommonOptions>();
      const named = { path: { id }, body: { standing } };
      await printThing(await session.asOperator(options).put('/operator/accounts/{id}', named), options.json);
    });
}
