import { benchBilling } from './billing.js';
import { benchBuilds } from './builds.js';
import { benchDay } from './day.js';
import { benchHttp } from './http.js';
import { benchImport } from './import.js';
import { benchMemory } from './memory.js';
import { benchOverload } from './overload.js';
import { benchProcesses } from './processes.js';
import { benchUsage } from './usage.js';
import { benchWebhooks } from './webhooks.js';

const BENCHES = {
  billing: benchBilling,
  builds: benchBuilds,
  day: benchDay,
  http: benchHttp,
  import: benchImport,
  memory: benchMemory,
  overload: benchOverload,
  processes: benchProcesses,
  usage: benchUsage,
  webhooks: benchWebhooks,
};

const [name, ...options] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`Say which bench: ${Object.keys(BENCHES).join(', ')}. For example: npm run bench -- http`);
  process.exit(1);
}
await bench(options);
