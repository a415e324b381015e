import { benchHttp } from './http.js';
import { benchMemory } from './memory.js';

const BENCHES = { http: benchHttp, memory: benchMemory };

const [name, ...options] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`Say which bench: ${Object.keys(BENCHES).join(', ')}. For example: npm run bench -- http`);
  process.exit(1);
}
await bench(options);
