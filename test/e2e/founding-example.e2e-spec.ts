import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

it('the founding example, byte for byte: the tenth field is unknown', async () => {
  const body =
    '{"name":"n","type":"fixed","status":"active","description":"d","free_trial_days":0,"setup_fee":0,' +
    '"allow_billing_option_changes":true,"shipping_charge":false,"tax_charge":false,"this_should_fail":1}';
  const { text } = await service.api.post('/subscriptions', body);
  expect(text).toBe(
    '[{"status":"400","message":"Bad Request","body":{"text":"Unknown field submitted","fields":{"9":"this_should_fail"}}}]',
  );
});
