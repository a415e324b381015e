import { setTimeout as delay } from 'node:timers/promises';

const SWITCHED_WITHIN_MS = 15_000;
const REQUESTS = 20;

/** Switches maintenance on for a moment: every store is refused, in the same form as ever, and served again afterwards. */
export async function maintain({ driver, tally }) {
  const { maker } = driver;
  const { operations } = maker.draw;
  const called = (name) => operations.find((operation) => operation.name === name);
  const asked = (name) => maker.request(called(name), new Set(), 0);
  const switchTo = async (fields) => {
    const request = asked('put /1.0.0/operator/maintenance');
    const [head] = request.bytes.toString('latin1').split('\r\n\r\n');
    const body = JSON.stringify(fields);
    const bytes =
      head.replace(/\r\n(content-length|transfer-encoding): [^\r]*/i, '') +
      `\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    await driver.ask({ ...request, headLength: undefined, bytes: Buffer.from(bytes, 'latin1') });
  };
  const until = async (isThere) => {
    for (const startedAt = performance.now(); performance.now() - startedAt < SWITCHED_WITHIN_MS; await delay(10)) {
      const answer = await driver.ask({ ...asked('get /1.0.0/store'), caused: 'maintenance' });
      if ((answer?.status === 503) === isThere) return;
    }
    tally.fault(`maintenance was not switched ${isThere ? 'on' : 'off'} in time`, '');
  };
  await switchTo({ on: true, retry_after_seconds: 7, text: null });
  await until(true);
  const ofStores = operations.filter(({ audience }) => audience === 'store');
  for (let n = 0; n < REQUESTS; n += 1) {
    const request = {
      ...maker.request(maker.dice.any(ofStores), new Set(), 0),
      kind: 'in maintenance',
      caused: 'maintenance',
    };
    const answer = await driver.ask(request);
    if (answer !== undefined && answer.status !== 503) driver.tell('served in maintenance', request, [answer]);
  }
  await driver.ask(asked('get /1.0.0/operator/accounts'));
  await switchTo({ on: false });
  await until(false);
}
