import { Option, type Command } from 'commander';
import { printList, printThing } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { example } from './example.js';

interface ForStore extends CommonOptions {
  readonly for?: string;
}

interface NewKey extends ForStore {
  readonly name: string;
  readonly scope?: string;
  readonly expires?: string;
}

/** The keys of the caller's own store; or of any, which only the operator may. */
export function keys(program: Command, session: Session): void {
  const keysOf = (options: ForStore) => {
    if (options.for === undefined) return { api: session.asStore(options), root: '/api-keys', path: {} };
    const path = { store_id: options.for };
    return { api: session.asOperator(options), root: '/operator/stores/{store_id}/api-keys', path };
  };
  const forStore = () => new Option('--for <store>', 'the keys of this store, as the operator');
  const command = program.command('keys').description("The store's own API keys; or, with --for, those of any.");

  command
    .command('list')
    .description('Lists the keys, without what is secret of them.')
    .addOption(forStore())
    .addHelpText('after', example('keys list'))
    .action(async (_, self: Command) => {
      const options = self.optsWithGlobals<ForStore>();
      const { api, root, path } = keysOf(options);
      await printList(
        api.list(root, { path }),
        ['id', 'hint', 'scope', 'expires_at', 'last_used_at', 'name'],
        options.json,
      );
    });

  command
    .command('create')
    .description('Makes a key, and shows it this once.')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(new Option('--scope <scope>', 'what it may do').choices(['read', 'write']))
    .option('--expires <time>', 'when it ends, such as 2028-01-01T00:00:00Z')
    .addOption(forStore())
    .addHelpText(
      'after',
      example('keys create --name reports --scope read', 'keys create --for STO-10002 --name first'),
    )
    .action(async (_, self: Command) => {
      const { name, scope, expires, ...options } = self.optsWithGlobals<NewKey>();
      const { api, root, path } = keysOf(options);
      await printThing(await api.post(root, { path, body: { name, scope, expires_at: expires } }), options.json);
    });

  command
    .command('revoke')
    .description('Takes a key away, at once. A key may not revoke itself.')
    .argument('<key>', 'the id of the key')
    .addOption(forStore())
    .addHelpText('after', example('keys revoke key_01J…'))
    .action(async (id: string, _, self: Command) => {
      const options = self.optsWithGlobals<ForStore>();
      const { api, root, path } = keysOf(options);
      await printThing(await api.delete(`${root}/{id}`, { path: { ...path, id } }), options.json);
    });
}
