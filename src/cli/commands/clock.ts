import type { Command } from 'commander';
import { isDay } from '../../domain/calendar/day.js';
import { readInstant } from '../../domain/calendar/instant.js';
import { startOfDay } from '../../domain/calendar/zoned-day.js';
import type { Api } from '../api.js';
import { advanced, readSpan, stopsBetween } from '../clock/advance.rules.js';
import { print, printThing } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { WrongUse } from '../wrong-use.js';
import { example } from './example.js';

/** All that falls due on the way is done before the service answers. */
const LONG_TIMEOUTS = { timeoutMs: 1_800_000, totalTimeoutMs: 1_800_000 };

interface Advance extends CommonOptions {
  readonly to?: string;
}

export function clock(program: Command, session: Session): void {
  const command = program.command('clock').description("A sandbox store's clock.");

  command
    .command('show', { isDefault: true })
    .description('Says what time it is for the store.')
    .addHelpText('after', example('clock'))
    .action(async (_, self: Command) => {
      const options = self.optsWithGlobals<CommonOptions>();
      await printThing({ now: await nowOf(session.asStore(options)) }, options.json);
    });

  command
    .command('advance')
    .description('Moves the clock on, and carries out whatever falls due on the way.')
    .argument('[span]', 'how far: 90min, 12h, 30d, 2w, 1m (a month), 1y')
    .option(
      '--to <time>',
      'where to: a day, which begins in the time zone of the store, or a time, such as 2028-01-31T12:00:00Z',
    )
    .addHelpText('after', example('clock advance 30d', 'clock advance 1m', 'clock advance --to 2028-01-01'))
    .action(async (span: string | undefined, _, self: Command) => {
      const { to, ...options } = self.optsWithGlobals<Advance>();
      const api = session.asStore(options, LONG_TIMEOUTS);
      const goal = await goalOf(api, span, to);
      for (const now of stopsBetween(await nowOf(api), goal)) {
        await api.put('/clock', { body: { now }, signal: session.signal });
        await print(options.json ? JSON.stringify({ now }) : `It is ${now}`);
      }
    });
}

async function nowOf(api: Api): Promise<string> {
  const { now } = (await api.get('/clock')) as { now: string };
  return now;
}

async function goalOf(api: Api, span: string | undefined, to: string | undefined): Promise<string> {
  if ((span === undefined) === (to === undefined))
    throw new WrongUse('How far? Say either a span, such as 30d, or --to');
  if (to === undefined) {
    const read = readSpan(span ?? '');
    if (read === undefined) throw new WrongUse(`${span} is no span: there are 90min, 12h, 30d, 2w, 1m (a month), 1y`);
    return advanced(await nowOf(api), read);
  }
  if (isDay(to)) {
    const { time_zone: timeZone } = (await api.get('/store')) as { time_zone: string };
    return startOfDay(to, timeZone);
  }
  const instant = readInstant(to);
  if (instant === undefined) throw noTime(to);
  return instant;
}

function noTime(text: string): WrongUse {
  return new WrongUse(
    `${text} is no time: say a day of the calendar, as 2028-01-31, or a time, as 2028-01-31T12:00:00Z`,
  );
}
