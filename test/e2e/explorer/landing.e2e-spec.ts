import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../harness/raw-connection.js';
import { expectFailure } from '../../harness/failures.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const UNKNOWN_URL = {
  status: 404,
  code: 'unknown_url',
  text: 'There is no such URL: check the version, the path and the method',
} as const;

const FIREFOX = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const CHROME = `${FIREFOX.replace('*/*', 'image/avif,image/webp,image/apng,*/*')},application/signed-exchange;v=b3;q=0.7`;

describe('the first page is for', () => {
  it.each([
    ['Firefox', FIREFOX],
    ['Chrome', CHROME],
    ['whoever names its type', 'text/html'],
    ['whoever names it among others', 'application/json;q=0.9, Text/HTML'],
  ])('%s', async (_, accept) => {
    for (const authorization of [undefined, 'Basic YTpi']) {
      const { status, headers, text } = await service.api.get('//', { headers: { authorization, accept } });
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toContain('<h1>The back end that stores use to sell subscriptions.</h1>');
      expect(text).toContain(`${service.url}/1.0.0/subscriptions`);
    }
  });

  it.each([
    ['no program', 'application/json'],
    ['no one who takes anything', '*/*'],
    ['no one who takes any text', 'text/*'],
    ['no one who asks for another type', 'application/xhtml+xml'],
    ['no one who refuses it', 'text/html;q=0, */*'],
    ['no one who says nothing', ''],
    ['no one who does not say', undefined],
  ])('%s', async (_, accept) => {
    for (const authorization of [undefined, 'Basic YTpi']) {
      expectFailure(await service.api.get('//', { headers: { authorization, accept } }), UNKNOWN_URL);
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('no %s', async (method) => {
    const headers = { authorization: undefined, accept: FIREFOX };
    expectFailure(await service.api.send(method, '//', { headers }), UNKNOWN_URL);
  });

  it.each(['//1.0.0', '//1.0.0/', '//index.html', '///', '//.'])('no other address, such as %s', async (path) => {
    expectFailure(await service.api.get(path, { headers: { accept: FIREFOX } }), UNKNOWN_URL);
  });
});

it('what is malformed is so before it is looked at', async () => {
  const connection = await RawConnection.open(service.port);
  const { status } = await connection.send('GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n').answer();
  connection.destroy();
  expect(status).toBe(400);
});

it('is there while the stores get a 503', async () => {
  await service.operator.put('/operator/maintenance', { on: true });
  const { status } = await service.api.get('//', { headers: { accept: FIREFOX } });
  await service.operator.put('/operator/maintenance', { on: false });
  expect(status).toBe(200);
});
