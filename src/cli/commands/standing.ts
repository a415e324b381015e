import { Argument, type Command } from 'commander';
import type { Thing } from '../api.js';
import { printThing } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { STANDINGS } from './accounts.js';
import { example } from './example.js';

export function standing(program: Command, session: Session): void {
  program
    .command('standing')
    .description('Shows or sets the standing of an account, which may be named by one of its stores; as the operator.')
    .argument('<id>', 'an account, or a store')
    .addArgument(new Argument('[standing]', 'what it is to be').choices(STANDINGS))
    .addHelpText('after', example('standing STO-10001', 'standing STO-10001 past_due'))
    .action(async (id: string, wanted: string | undefined, _, self: Command) => {
      const options = self.optsWithGlobals<CommonOptions>();
      const api = session.asOperator(options);
      const isStore = id.startsWith('STO-');
      const store = isStore ? ((await api.get('/operator/stores/{id}', { path: { id } })) as Thing) : undefined;
      const path = { id: store === undefined ? id : String(store.account_id) };
      const account =
        wanted === undefined
          ? ((await api.get('/operator/accounts/{id}', { path })) as Thing)
          : await api.put('/operator/accounts/{id}', { path, body: { standing: wanted } });
      await printThing({ account: account.id, name: account.name, standing: account.standing }, options.json);
    });
}
