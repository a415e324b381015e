import { parseArgs } from 'node:util';
import { showYear } from './demo.js';
import { startService } from './running-service.js';

const USAGE = `npm run demo                  three stores live through a year
npm run demo -- --months 3    through its first three months
npm run demo -- --keep        and the service stays afterwards, to be looked at, until Ctrl-C`;

/** Aborted by whatever ends the demo before its own end, with the exit code as the reason. */
const ending = new AbortController();
process.on('SIGINT', () => ending.abort(130));
process.on('SIGTERM', () => ending.abort(143));
process.on('SIGHUP', () => ending.abort(129));
// Whoever reads along has had enough, as in `npm run demo | head`.
process.stdout.on('error', () => ending.abort(0));

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) return 2;
  try {
    const service = await startService(process.env, ending.signal);
    try {
      return (await showYear(service, options, ending.signal)) ? 0 : 1;
    } finally {
      await service.stop();
    }
  } catch (error) {
    if (ending.signal.aborted) return ending.signal.reason as number;
    console.error(`The demo has failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

/** @returns undefined if only the usage was printed */
function readOptions(): { months: number; keep: boolean } | undefined {
  try {
    const { values } = parseArgs({ options: { months: { type: 'string', default: '12' }, keep: { type: 'boolean' } } });
    const months = Number(values.months);
    if (Number.isInteger(months) && months >= 1 && months <= 12) return { months, keep: values.keep ?? false };
    console.error(`--months takes a number from 1 to 12, not ${values.months}.\n\n${USAGE}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return undefined;
}
