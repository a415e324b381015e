import { Command, CommanderError, Option } from 'commander';
import { accounts } from './commands/accounts.js';
import { clock } from './commands/clock.js';
import { exporting } from './commands/export.js';
import { importing } from './commands/import.js';
import { keys } from './commands/keys.js';
import { listen } from './commands/listen.js';
import { maintenance } from './commands/maintenance.js';
import { parked } from './commands/parked.js';
import { standing } from './commands/standing.js';
import { stores } from './commands/stores.js';
import type { Environment } from './credentials.js';
import { failureJson, failureText } from './failure-text.js';
import { Session } from './session.js';
import { WrongUse } from './wrong-use.js';

const COMMANDS = [accounts, stores, keys, standing, maintenance, parked, listen, clock, exporting, importing];

/** Carries out a command. @returns the exit code: 0 done, 1 refused or failed, 2 wrong use */
export async function run(words: readonly string[], environment: Environment, signal: AbortSignal): Promise<number> {
  const program = programFor(new Session(environment, signal));
  try {
    if (words.some((word) => /^--(\w+-)?(key|password)(=|$)/.test(word))) throw new WrongUse(NOT_AS_AN_ARGUMENT);
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const failure = signal.aborted ? new Error('Stopped before the end') : error;
    console.error(words.includes('--json') ? failureJson(failure) : failureText(failure));
    return error instanceof WrongUse ? 2 : 1;
  }
}

function programFor(session: Session): Command {
  const program = new Command('standing-order')
    .description('Drives a Standing Order service: as its operator, or for a store.')
    .addOption(new Option('--url <url>', 'where the service is').env('SO_URL').default('http://127.0.0.1:3000'))
    .option('--user, --store <id>', 'the Store ID (env: SO_STORE)')
    .option('--key-file <file>', "a file with the store's API key or the operator key (else: SO_KEY, SO_OPERATOR_KEY)")
    .option('--json', 'for programs: JSON, a line each')
    .exitOverride()
    .showHelpAfterError('Add --help to see how it is used.')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', KEYS);
  for (const command of COMMANDS) command(program, session);
  return program;
}

const NOT_AS_AN_ARGUMENT =
  'A key is not taken as an argument, which all of the machine can read: set SO_KEY or SO_OPERATOR_KEY, or say --key-file FILE';

const KEYS = `
Keys are taken from the environment or from a file, never from the command line, which all of the machine can read.
On the service's own machine the operator key is found in DATA_DIR/operator-key (./data/operator-key).

  SO_STORE=STO-10001 SO_KEY=so_sandbox_… standing-order listen

Exit codes: 0 done, 1 refused or failed, 2 wrong use.`;
