import { it } from '@jest/globals';
import { registeredRoutes } from '../harness/routes.js';
it('x', () => { process.stdout.write(registeredRoutes().map((r) => `${r.method} ${r.path} ${r.audience}`).join('\n') + '\n'); });
