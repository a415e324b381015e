import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { runCommand, storeEnvironment } from '../harness/command-line.js';
import { makeBase, SampleMaker, SAMPLES, type Fields, type ResourceSample } from '../harness/samples.js';
import { startTestService, type TestService } from '../harness/test-service.js';
import { until } from '../harness/service-process.js';
import { WebhookReceiver } from '../harness/webhook-receiver.js';

/** Neither in the order of an alphabet nor in JavaScript's; with names that are numbers, and some that only look like it. */
const FIRST = '{"b":"1","a":"2","10":"x","9":"y","__proto__":"p","01":"","":"e","ключ":"k"}';
const SECOND = '{"0":"z","long name":"1","4294967294":"2","7":"3","constructor":"4","A":"5"}';
const REORDERED = '{"A":"5","constructor":"4","7":"3","4294967294":"2","long name":"1","0":"z"}';

let service: TestService;
let api: ApiClient;
let maker: SampleMaker;
let receiver: WebhookReceiver;

beforeAll(async () => {
  service = await startTestService({ DELIVERY_INTERVAL_MS: '20' });
  ({ api } = service);
  receiver = await WebhookReceiver.start();
  await api.created('/webhook-endpoints', { url: receiver.url() });
  maker = new SampleMaker(api, service.operator, await makeBase(api, service.operator));
});
afterAll(async () => {
  await receiver?.stop();
  await service?.stop();
});

/** A body as text, because an object would be sent in JavaScript's order. */
function withTexts(fields: Fields, texts: Readonly<Record<string, string>>): string {
  const others = Object.entries(fields).filter(([name]) => !(name in texts));
  const pairs = others.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...pairs, ...Object.entries(texts).map(([name, text]) => `"${name}":${text}`)].join(',')}}`;
}

const withMetadata = (fields: Fields, metadata: string) => withTexts(fields, { metadata });

function expectShown(answer: ApiAnswer, status: number, ...fields: readonly string[]): void {
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(fields[0] ?? '')]);
  for (const field of fields) expect(answer.text).toContain(field);
}

/** Every event on a thing, as text. */
const eventsOn = (id: string) => api.get(`/events?filter_by=object_id&filter=${id}&sort_by=id&sort=desc`);

/** The kinds of things that have events which show their metadata, as the tests below have found them. */
const kindsWithEvents = new Set<string>();

describe.each(SAMPLES)('the metadata of $name', (sample: ResourceSample) => {
  const client = () => maker.client(sample);

  async function create(metadata: string): Promise<ApiAnswer> {
    const fields = maker.fields(sample, 'full');
    return client().post(await maker.postPath(sample), withMetadata(fields, metadata));
  }

  const pathOf = ({ body }: ApiAnswer) => `${maker.path(sample)}/${(body as Shown).id}`;

  it('has its names in the order sent when the thing is created, read and listed, and in its events', async () => {
    const created = await create(FIRST);
    expectShown(created, 201, `"metadata":${FIRST}`);
    const read = await client().get(pathOf(created));
    expectShown(read, 200, `"metadata":${FIRST}`);
    if (sample.shownOnce === undefined) {
      expect([read.text, read.headers.etag]).toEqual([created.text, created.headers.etag]);
    }
    const { id } = created.body as Shown;
    expectShown(await client().get(`${maker.path(sample)}?filter_by=id&filter=${id}`), 200, `"metadata":${FIRST}`);
    const events = await eventsOn(id);
    if (events.status === 200) {
      kindsWithEvents.add(sample.name);
      const shown = [...events.text.matchAll(/"metadata" ?: ?(\{[^}]*\})/g)].map(([, text]) => text);
      expect(new Set(shown)).toEqual(new Set([FIRST, '{}']));
    }
  });

  it('is the same in an answer that is repeated under its Idempotency-Key', async () => {
    const path = await maker.postPath(sample);
    const body = withMetadata(maker.fields(sample, 'full'), FIRST);
    const sent = { headers: { 'idempotency-key': `order of ${sample.name}` } };
    const [first, second] = [await client().post(path, body, sent), await client().post(path, body, sent)];
    expectShown(first, 201, `"metadata":${FIRST}`);
    expect([second.text, second.headers.etag]).toEqual([first.text, first.headers.etag]);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  const { change } = sample;
  if (change === undefined) return;

  it('has its names in the new order after a change, and the ETag tells that only the order has changed', async () => {
    const created = await create(FIRST);
    const path = pathOf(created);
    const { etag = '' } = (await client().get(path)).headers;
    const changed = await client().put(path, withMetadata({}, SECOND), { headers: { 'if-match': etag } });
    expectShown(changed, 200, `"metadata":${SECOND}`);
    const read = await client().get(path);
    expect([read.text, read.headers.etag]).toEqual([changed.text, changed.headers.etag]);
    if (kindsWithEvents.has(sample.name) && sample.name !== 'API keys') {
      expectShown(await eventsOn((created.body as Shown).id), 200, SECOND);
    }

    const reordered = await client().put(path, withMetadata({}, REORDERED), {
      headers: { 'if-match': read.headers.etag },
    });
    expectShown(reordered, 200, `"metadata":${REORDERED}`);
    expect(reordered.headers.etag).not.toBe(read.headers.etag);
    const outdated = { headers: { 'if-match': read.headers.etag } };
    expect((await client().put(path, withMetadata({}, SECOND), outdated)).status).toBe(412);
    // What was not sent stays as it was.
    expectShown(await client().put(path, change.fields), 200, 'metadata' in change.fields ? '' : REORDERED);
  });
});

describe('metadata', () => {
  it('is in the data of the events of every kind of thing that has events when it is created', () => {
    expect([...kindsWithEvents].sort()).toEqual(
      ['API keys', 'credit notes', 'enrollments', 'invoices', 'payments', 'refunds', 'subscribers'].sort(),
    );
  });

  it.each([
    ['the store', () => api, '/store'],
    ['maintenance', () => service.operator, '/operator/maintenance'],
  ] as const)('of %s has its names in the order sent', async (_, client, path) => {
    const changed = await client().put(path, withMetadata({}, FIRST));
    expectShown(changed, 200, `"metadata":${FIRST}`);
    const read = await client().get(path);
    expect([read.text, read.headers.etag]).toEqual([changed.text, changed.headers.etag]);
  });

  it('of a store is in the order sent in the event of its change', async () => {
    await api.put('/store', withMetadata({}, SECOND));
    expectShown(await eventsOn(service.store.user), 200, `"metadata":${SECOND}`);
  });

  it('of a webhook endpoint is in the order sent in the event of its end', async () => {
    receiver.at('/gone', (_call, response) => void response.writeHead(410).end());
    const endpoint = await api.post('/webhook-endpoints', withMetadata({ url: receiver.url('/gone') }, FIRST));
    const { id } = endpoint.body as Shown;
    await api.created('/subscribers', { email: 'last@example.com' });
    await until(async () => (await eventsOn(id)).status === 200, 10_000);
    expectShown(await eventsOn(id), 200, 'webhook_endpoint.disabled', `"metadata":${FIRST}`);
  });

  it('has its names in the order sent in the body of a webhook', async () => {
    const created = await api.post('/subscribers', withMetadata({ email: 'hook@example.com' }, FIRST));
    const { id } = created.body as Shown;
    const told = () => receiver.calls.filter(({ message }) => message.object_id === id);
    await until(() => told().length > 0, 10_000);
    expect(told()[0]?.text).toContain(`"data":${created.text}`);
  });

  const name = fc.oneof(
    fc.nat({ max: 30 }).map(String),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('', '00', '-1', '__proto__', 'constructor', 'toString', '4294967295', '12345678901', '"1":'),
  );
  const storable = (text: string) => text.isWellFormed() && !text.includes('\u0000');
  const pairs = fc.uniqueArray(fc.tuple(name.filter(storable), fc.string({ maxLength: 20 }).filter(storable)), {
    selector: ([key]) => key,
    maxLength: 50,
  });
  const spelled = (text: string, escaped: boolean) =>
    escaped && /^\d+$/.test(text) ? `"${text.replace(/\d/g, (digit) => `\\u003${digit}`)}"` : JSON.stringify(text);

  it('comes back with its names in the order sent, whatever they are and however they are spelled', async () => {
    const { id } = await api.created('/tax-rates', { name: 'N', percentage: '1' });
    await fc.assert(
      fc.asyncProperty(pairs, fc.boolean(), fc.constantFrom('', ' ', '\n\t'), async (entries, escaped, space) => {
        const sent = entries.map(([key, text]) => `${spelled(key, escaped)}${space}:${space}${JSON.stringify(text)}`);
        const metadata = `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${JSON.stringify(text)}`).join(',')}}`;
        const changed = await api.put(`/tax-rates/${id}`, `{"metadata":{${sent.join(`${space},`)}}}`);
        expectShown(changed, 200, `"metadata":${metadata}`);
        const read = await api.get(`/tax-rates/${id}`);
        expect([read.text, read.headers.etag]).toEqual([changed.text, changed.headers.etag]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the properties of usage events', () => {
  const usage = (n: string) => ({ external_id: n, enrollment_id: maker.base.enrollment, meter: 'base', quantity: '1' });
  const both = { properties: FIRST, metadata: SECOND };
  const shown = [`"properties":${FIRST}`, `"metadata":${SECOND}`];

  it('have their names in the order sent in one event', async () => {
    const created = await api.post('/usage-events', withTexts(usage('ordered'), both));
    expectShown(created, 201, ...shown);
    const read = await api.get(`/usage-events/${(created.body as Shown).id}`);
    expect([read.text, read.headers.etag]).toEqual([created.text, created.headers.etag]);
  });

  it('have their names in the order sent in a batch', async () => {
    const ids = ['ordered 1', 'ordered 2'];
    const batch = `{"events":[${ids.map((id) => withTexts(usage(id), both)).join(',')}]}`;
    expect((await api.post('/usage-events/batch', batch)).status).toBe(200);
    for (const id of ids) {
      expectShown(await api.get(`/usage-events?filter_by=external_id&filter=${encodeURIComponent(id)}`), 200, ...shown);
    }
  });
});

describe('the command line', () => {
  let directory: string;
  beforeAll(async () => (directory = await mkdtemp(join(tmpdir(), 'standing-order-order-'))));
  afterAll(() => rm(directory, { recursive: true }));

  const so = async (client: { readonly credentials: ApiClient['credentials'] }, ...words: string[]) => {
    const result = await runCommand(words, { env: storeEnvironment(service.url, client.credentials), cwd: directory });
    expect([result.code, result.stderr]).toEqual([0, expect.anything()]);
    return result;
  };

  it.each([
    ['jsonl', `"metadata":${FIRST}`],
    ['csv', FIRST.replaceAll('"', '""')],
  ])('exports and imports metadata as %s with its names in the order sent', async (format, text) => {
    const [from, to] = [await service.newStore(), await service.newStore()];
    await from.api.post('/tax-rates', withMetadata({ name: 'VAT', percentage: '19' }, FIRST));
    const file = `tax-rates.${format}`;
    await so(from, 'export', 'tax-rates', file);
    expect(await readFile(join(directory, file), 'utf8')).toContain(text);
    await so(to, 'import', 'tax-rates', file);
    expectShown(await to.api.get('/tax-rates'), 200, `"metadata":${FIRST}`);
  });

  it('imports metadata from columns in the order of the columns', async () => {
    const { api: to, credentials } = await service.newStore();
    const file = 'columns.csv';
    await writeFile(join(directory, file), 'name,percentage,metadata.b,metadata.10,metadata.9\nVAT,19,1,2,3\n');
    await so({ credentials }, 'import', 'tax-rates', file);
    expectShown(await to.get('/tax-rates'), 200, '"metadata":{"b":"1","10":"2","9":"3"}');
  });
});
