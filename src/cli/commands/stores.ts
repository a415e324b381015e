import { Option, type Command } from 'commander';
import { printList, printThing } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { example } from './example.js';
import { wholeNumber } from './arguments.js';

interface NewStore extends CommonOptions {
  readonly account: string;
  readonly name: string;
  readonly currency: string;
  readonly live?: boolean;
  readonly timeZone?: string;
}

interface Limits extends CommonOptions {
  readonly requests: number;
  readonly window: number;
}

export function stores(program: Command, session: Session): void {
  const command = program.command('stores').description('Stores of all accounts, as the operator.');

  command
    .command('list')
    .description('Lists the stores.')
    .option('--account <id>', 'only those of one account')
    .addHelpText('after', example('stores list --account acc_01J…'))
    .action(async (_, self: Command) => {
      const { account, ...options } = self.optsWithGlobals<CommonOptions & { account?: string }>();
      const filter = { account_id: account };
      const all = session.asOperator(options).list('/operator/stores', { filter });
      await printList(all, ['id', 'status', 'currency', 'name', 'account_id', 'time_zone', 'rate_limit'], options.json);
    });

  command
    .command('create')
    .description('Makes a store: a sandbox, unless it is to be live. Its first key: keys create --for.')
    .requiredOption('--account <id>', 'whose it is')
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--currency <code>', 'such as EUR, for good')
    .addOption(new Option('--time-zone <zone>', 'such as Europe/Berlin (default: UTC)'))
    .option('--live', 'charges for real, for good')
    .addHelpText('after', example('stores create --account acc_01J… --name Shop --currency EUR'))
    .action(async (_, self: Command) => {
      const { account, name, currency, live, timeZone, ...options } = self.optsWithGlobals<NewStore>();
      const status = live ? 'live' : 'sandbox';
      const body = { account_id: account, name, currency, status, time_zone: timeZone };
      await printThing(await session.asOperator(options).post('/operator/stores', { body }), options.json);
    });

  command
    .command('set-limits')
    .description('Sets how many requests a store may make in a window of time.')
    .argument('<store>', 'the Store ID')
    .requiredOption('--requests <number>', 'in each window', wholeNumber)
    .option('--window <seconds>', 'how long a window is', wholeNumber, 60)
    .addHelpText('after', example('stores set-limits STO-10001 --requests 6000 --window 60'))
    .action(async (id: string, _, self: Command) => {
      const { requests, window, ...options } = self.optsWithGlobals<Limits>();
      const body = { rate_limit: { requests, window_seconds: window } };
      const changed = await session.asOperator(options).put('/operator/stores/{id}', { path: { id }, body });
      await printThing(changed, options.json);
    });
}
