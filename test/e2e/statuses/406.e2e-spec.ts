import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailure } from '../../harness/failures.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

const NOT_ACCEPTABLE = {
  status: 406,
  code: 'not_acceptable',
  text: 'The Accept header must name application/json',
} as const;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

describe('Accept that does not name application/json', () => {
  it.each<[string, string | undefined]>([
    ['none', undefined],
    ['empty', ''],
    ['anything', '*/*'],
    ['any application', 'application/*'],
    ['text', 'text/html'],
    ['another JSON', 'application/vnd.api+json'],
    ['almost', 'application/jsonx'],
    ['in a parameter', 'text/plain; x=application/json'],
    ['not at all', 'application/json;q=0'],
    ['not at all, in detail', 'application/json; q=0.000'],
    ['not at all, among others', 'text/html, application/json;q=0, */*;q=0.8'],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'],
  ])('%s', async (_what, accept) => {
    for (const [method, path] of [
      ['GET', '/store'],
      ['GET', '/subscriptions'],
      ['POST', '/subscriptions'],
      ['PUT', '/subscriptions/x'],
      ['DELETE', '/subscriptions/x'],
    ] as const) {
      const answer = await service.api.send(method, path, { headers: { accept }, body: {} });
      expectFailure(answer, NOT_ACCEPTABLE);
      expect(answer.headers.ratelimit).toMatch(/^"store"/);
    }
    expectFailure(await service.operator.get('/operator/accounts', { headers: { accept } }), NOT_ACCEPTABLE);
  });
});
