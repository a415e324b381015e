import { Option, type Command } from 'commander';
import type { Thing } from '../api.js';
import { eventsAfter, startOf } from '../event-stream.js';
import { failureText } from '../failure-text.js';
import { print } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { wholeNumber } from './arguments.js';
import { example } from './example.js';

interface Listening extends CommonOptions {
  readonly since?: string;
  readonly interval: number;
}

export function listen(program: Command, session: Session): void {
  program
    .command('listen')
    .description('Prints events as they happen, until Ctrl-C; through restarts of the service too.')
    .option('--since <event>', 'the events after this one, by its sequence number or id; 0: all (default: from now on)')
    .addOption(new Option('--interval <seconds>', 'between two looks').argParser(wholeNumber).default(1))
    .addHelpText('after', example('listen', 'listen --since 0 --json | jq .type'))
    .action(async (_, self: Command) => {
      const { since, interval, ...options } = self.optsWithGlobals<Listening>();
      // It waits by itself for a service that is away.
      const api = session.asStore(options, { retry: { tries: 1 } });
      const start = () => startOf(api, since);
      const tellAway = (error: Error) => console.error(`Waiting for the service: ${failureText(error)}`);
      for await (const event of eventsAfter(api, start, interval, session.signal, tellAway)) {
        await print(options.json ? JSON.stringify(event) : lineOf(event));
      }
    });
}

function lineOf({ sequence, occurred_at, type, object_id }: Thing): string {
  return [String(sequence).padStart(7), occurred_at, String(type).padEnd(28), object_id].join('  ');
}
