import { optionOf } from '../bench/command-options.js';
import { crashBilling } from './billing.js';

const number = (name, byDefault) => Number(optionOf(process.argv.slice(2), name, byDefault));

const settings = {
  enrollments: number('enrollments', 20_000),
  processes: number('processes', 4),
  seed: number('seed', Date.now() % 1_000_000),
};
console.log(`${settings.enrollments} enrollments, ${settings.processes} processes, seed ${settings.seed}`);
const differences = await crashBilling(settings);
for (const difference of differences.slice(0, 20)) console.log(difference);
console.log(differences.length === 0 ? 'the same, line by line' : `${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
