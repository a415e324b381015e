import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { StandingOrderModule } from '../../src/app.module.js';
import { conformance } from '../../src/conformance/conformance.js';
import { OPERATOR_KEY, startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service?.stop());

describe('the service, route by route', () => {
  const checks = conformance({
    application: StandingOrderModule.forRoot(),
    connect: () => ({ url: service.url, operatorKey: OPERATOR_KEY }),
  });
  for (const { name, run } of checks) it(name, run);
});
