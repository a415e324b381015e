import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient } from '../../src/conformance/api-client.js';
import { expectFailureOf } from '../harness/failures.js';
import { done, Shop, type ShownLine } from '../harness/shop.js';
import { sql } from '../harness/sql.js';
import { startSecondService, startTestService, type SecondService, type TestService } from '../harness/test-service.js';

let service: TestService;
let second: SecondService;

beforeAll(async () => {
  service = await startTestService();
  second = await startSecondService(service);
});
afterAll(async () => {
  await second?.stop();
  await service?.stop();
});

type Fields = Readonly<Record<string, unknown>>;

interface Receipt {
  readonly external_id: string;
  readonly status: 'accepted' | 'duplicate' | 'refused';
  readonly event_id: string | null;
  readonly code: string | null;
  readonly text: string | null;
}

interface Metered {
  readonly shop: Shop;
  readonly api: ApiClient;
  readonly meter: string;
  readonly subscription: string;
  readonly option: string;
  readonly enrollment: string;
  /** An event of this enrollment, by default one of now. */
  readonly event: (external_id: string, fields?: Fields) => Fields;
}

const SUM = { aggregation: 'sum' };
const PER_UNIT = { price_model: 'per_unit', unit_price: '2' };

/** A shop on the first of January, with somebody enrolled in an option that is priced by a meter. */
async function metered(option: Fields = PER_UNIT, meter: Fields = SUM, timeZone?: string): Promise<Metered> {
  const shop = await Shop.open(service, { today: '2026-01-01', timeZone });
  const { api } = shop;
  const made = await api.created('/meters', { key: 'calls', name: 'Calls', ...meter });
  const offer = await shop.offer({ meter_id: made.id, ...option }, { name: 'API', type: 'usage_based' });
  const { id: enrollment } = await shop.enroll(offer.option);
  const event = (external_id: string, fields: Fields = {}) => ({
    external_id,
    enrollment_id: enrollment,
    meter: 'calls',
    ...fields,
  });
  return { shop, api, meter: made.id, ...offer, enrollment, event };
}

async function batch(api: ApiClient, events: readonly Fields[]): Promise<Receipt[]> {
  const answer = await done(api.post('/usage-events/batch', { events }));
  return (answer as unknown as { results: Receipt[] }).results;
}

const statuses = (receipts: readonly Receipt[]) => receipts.map(({ status, code }) => code ?? status);

async function kept(api: ApiClient): Promise<number> {
  const { total } = (
    await sql<{ total: string }>(service.database, 'select count(*) as total from usage_events where store_id = $1', [
      api.credentials.user,
    ])
  )[0] ?? { total: '0' };
  return Number(total);
}

/** The lines of kinds that come with usage, of all of an enrollment's invoices. */
async function usageLines({ shop, enrollment }: Metered): Promise<ShownLine[]> {
  const invoices = await shop.invoices(enrollment);
  return invoices.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'usage' || kind === 'minimum'));
}

const brief = (lines: readonly ShownLine[]) => lines.map(({ kind, quantity, amount }) => [kind, quantity, amount]);

describe('one event', () => {
  it('is shown with its defaults, and read again', async () => {
    const { api, enrollment, event } = await metered();
    const answer = await api.post('/usage-events', event('e-1'));
    expect(answer.status).toBe(201);
    const { id } = answer.body as { id: string };
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^use_[0-9a-z]{26}$/),
      external_id: 'e-1',
      enrollment_id: enrollment,
      meter: 'calls',
      quantity: '1',
      occurred_at: '2026-01-01T12:00:00.000Z',
      properties: {},
      metadata: {},
      created_at: '2026-01-01T12:00:00.000Z',
      updated_at: '2026-01-01T12:00:00.000Z',
    });
    expect(answer.headers.location).toBe(`/1.0.0/usage-events/${id}`);
    expect((await api.get(`/usage-events/${id}`)).body).toEqual(answer.body);
    expect((await api.get(`/usage-events?filter_by=enrollment_id&filter=${enrollment}`)).body).toEqual([answer.body]);
  });

  it('is kept as sent', async () => {
    const { api, event } = await metered();
    const fields = { quantity: '-12.50', properties: { region: 'ü' }, metadata: { ref: '1' } };
    const sent = event('e-1', { ...fields, occurred_at: '2026-01-01T13:30:00+01:00' });
    expect(await api.created('/usage-events', sent)).toMatchObject({
      ...fields,
      occurred_at: '2026-01-01T12:30:00.000Z',
    });
  });

  it('sent again is the same one, also when its enrollment has ended since', async () => {
    const { shop, api, enrollment, event } = await metered();
    const first = await api.created('/usage-events', event('e-1', { quantity: '1.5' }));
    await shop.clock('2026-01-05');
    expect(await api.created('/usage-events', event('e-1', { quantity: '1.50' }))).toEqual(first);
    await shop.act(enrollment, 'cancel', { at: 'now' });
    await shop.clock('2026-01-06');
    expect(await api.created('/usage-events', event('e-1', { quantity: '1.5' }))).toEqual(first);
    expectFailureOf(await api.post('/usage-events', event('e-2')), 422, 'usage_outside_enrollment');
    expect(await kept(api)).toBe(1);
  });

  it('is refused when another one has its external id', async () => {
    const { api, shop, option, event } = await metered();
    const other = await shop.enroll(option);
    await api.created('/usage-events', event('e-1', { quantity: '3' }));
    for (const change of [
      { quantity: '4' },
      { quantity: '3', enrollment_id: other.id },
      { quantity: '3', occurred_at: '2026-01-01T11:00:00Z' },
    ]) {
      const answer = await api.post('/usage-events', event('e-1', change));
      expectFailureOf(answer, 422, 'already_taken');
      expect(answer.text).toContain('"external_id"');
    }
    expect(await kept(api)).toBe(1);
  });

  it.each([
    [{ enrollment_id: 'enr_none' }, 412, 'missing_reference', 'enrollment_id'],
    [{ meter: 'nothing' }, 422, 'usage_not_metered', 'meter'],
    [{ occurred_at: '2025-12-31T23:59:59.999Z' }, 422, 'usage_outside_enrollment', 'occurred_at'],
    [{ occurred_at: '2026-01-01T13:00:00.001Z' }, 422, 'usage_in_future', 'occurred_at'],
  ] as const)('%j is %i %s', async (change, status, code, field) => {
    const { api, event } = await metered();
    const answer = await api.post('/usage-events', event('e-1', change));
    expectFailureOf(answer, status, code);
    expect(answer.text).toContain(`"${field}"`);
    expect(await kept(api)).toBe(0);
  });

  it('is not negative but for a meter that sums', async () => {
    const { api, event } = await metered(PER_UNIT, { aggregation: 'max' });
    expectFailureOf(await api.post('/usage-events', event('e-1', { quantity: '-1' })), 422, 'negative_usage');
  });

  it('may be as early as the first moment of the first day in the time zone of the store', async () => {
    const { api, event } = await metered(PER_UNIT, SUM, 'Asia/Tokyo');
    const at = (occurred_at: string) => api.post('/usage-events', event(occurred_at, { occurred_at }));
    expect((await at('2025-12-31T15:00:00.000Z')).status).toBe(201);
    expectFailureOf(await at('2025-12-31T14:59:59.999Z'), 422, 'usage_outside_enrollment');
  });

  it('of another store is not there', async () => {
    const { event, api } = await metered();
    const other = await metered();
    const { id } = await api.created('/usage-events', event('e-1'));
    expectFailureOf(await other.api.post('/usage-events', event('e-1')), 412, 'missing_reference');
    expect((await other.api.get(`/usage-events/${id}`)).status).toBe(404);
    expect((await other.api.get(`/enrollments/${String(event('x').enrollment_id)}/usage`)).status).toBe(404);
    await other.api.created('/usage-events', other.event('e-1'));
  });
});

describe('a batch', () => {
  it('says of each event what became of it, and one does the others no harm', async () => {
    const { api, event } = await metered();
    const before = await api.created('/usage-events', event('old'));
    const receipts = await batch(api, [
      event('a'),
      event('old'),
      event('b', { enrollment_id: 'enr_none' }),
      event('c', { meter: 'nothing' }),
      event('d', { occurred_at: '2020-01-01T00:00:00Z' }),
      event('a'),
      event('a', { quantity: '2' }),
      event('old', { quantity: '2' }),
      event('e', { occurred_at: '2027-01-01T00:00:00Z' }),
      event('f', { quantity: '-3' }),
    ]);
    expect(receipts.map(({ external_id }) => external_id).join()).toBe('a,old,b,c,d,a,a,old,e,f');
    expect(statuses(receipts)).toEqual([
      'accepted',
      'duplicate',
      'missing_reference',
      'usage_not_metered',
      'usage_outside_enrollment',
      'duplicate',
      'already_taken',
      'already_taken',
      'usage_in_future',
      'accepted',
    ]);
    expect(receipts[1]?.event_id).toBe(before.id);
    expect(receipts[5]?.event_id).toBe(receipts[0]?.event_id);
    expect(receipts[2]).toMatchObject({ status: 'refused', event_id: null, text: expect.stringMatching(/exist/) });
    expect(await kept(api)).toBe(3);
  });

  it('is 400 as a whole when a field of one event is at fault', async () => {
    const { api, event } = await metered();
    const answer = await api.post('/usage-events/batch', { events: [event('a'), event('b', { quantity: 1 })] });
    expectFailureOf(answer, 400, 'invalid_field');
    expect(answer.text).toContain('"0.1.3":"events[1].quantity"');
    for (const events of [[], Array.from({ length: 1001 }, (_, n) => event(`e-${n}`))]) {
      expect((await api.post('/usage-events/batch', { events })).status).toBe(400);
    }
    expect(await kept(api)).toBe(0);
  });

  it('counts once when a hundred identical ones come together, to two processes', async () => {
    const { api, event } = await metered();
    const events = Array.from({ length: 50 }, (_, n) => event(`e-${n}`));
    const clients = [api, second.client(api.credentials)];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => batch(clients[n % 2] ?? api, n % 3 === 0 ? events.toReversed() : events)),
    );
    const accepted = answers.flat().filter(({ status }) => status === 'accepted');
    expect(accepted.map(({ external_id }) => external_id).sort()).toEqual(events.map((e) => e.external_id).sort());
    expect(answers.flat().filter(({ status }) => status === 'refused')).toEqual([]);
    const ids = new Set(answers.flat().map(({ external_id, event_id }) => `${external_id} ${event_id}`));
    expect(ids.size).toBe(50);
    expect(await kept(api)).toBe(50);
  });

  it('shares events with others in any order, and each counts once', async () => {
    const { shop, api, option, event } = await metered();
    const other = (await shop.enroll(option)).id;
    const clients = [api, second.client(api.credentials)];
    const of = (n: number) => event(`e-${n % 60}`, { enrollment_id: n % 2 === 0 ? other : event('').enrollment_id });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        batch(
          clients[n % 2] ?? api,
          Array.from({ length: 60 }, (_, m) => of(n % 2 === 0 ? m + n : n + 60 - m)),
        ),
      ),
    );
    expect(answers.flat().filter(({ status }) => status === 'accepted').length).toBe(60);
    expect(answers.flat().filter(({ status }) => status === 'refused')).toEqual([]);
    expect(await kept(api)).toBe(60);
  });

  it('leaves nothing when it fails half-way, and can then be repeated', async () => {
    const { api, event } = await metered();
    await sql(
      service.database,
      `create function fail_half_way() returns trigger language plpgsql as $$ begin raise 'half-way'; end $$;
       create trigger fail_half_way before insert on usage_events for each row
         when (new.external_id = 'e-25') execute function fail_half_way()`,
    );
    const events = Array.from({ length: 50 }, (_, n) => event(`e-${n}`));
    try {
      expect((await api.post('/usage-events/batch', { events })).status).toBe(500);
      expect(await kept(api)).toBe(0);
    } finally {
      await sql(service.database, 'drop trigger fail_half_way on usage_events; drop function fail_half_way');
    }
    expect(statuses(await batch(api, events))).toEqual(events.map(() => 'accepted'));
    expect(await kept(api)).toBe(50);
  });

  it('with an idempotency key gives the same answer again', async () => {
    const { api, event } = await metered();
    const send = (): Promise<ApiAnswer> =>
      api.post('/usage-events/batch', { events: [event('a')] }, { headers: { 'idempotency-key': 'k' } });
    const [first, again] = [await send(), await send()];
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
  });
});

describe('usage', () => {
  it('is charged when its period is over, and shown before', async () => {
    const used = await metered({ ...PER_UNIT, amount: 100 });
    const { shop, api, enrollment, meter, option, event } = used;
    await batch(api, [event('a', { quantity: '3' }), event('b', { quantity: '0.25' })]);
    expect(await done(api.get(`/enrollments/${enrollment}/usage`))).toEqual({
      enrollment_id: enrollment,
      period: { start: '2026-01-01', end: '2026-02-01' },
      meters: [
        {
          meter: 'calls',
          meter_id: meter,
          billing_option_id: option,
          aggregation: 'sum',
          quantity: '3.25',
          amount: 7,
          period: { start: '2026-01-01', end: '2026-02-01' },
        },
      ],
    });
    await shop.clock('2026-02-01');
    expect(await usageLines(used)).toMatchObject([
      {
        kind: 'usage',
        description: 'API, Plan: Calls',
        quantity: '3.25',
        unit_price: '2',
        amount: 7,
        period: { start: '2026-01-01', end: '2026-02-01' },
      },
    ]);
    await shop.clock('2026-03-01');
    expect((await usageLines(used)).length).toBe(1);
  });

  it('is brought up to the minimum', async () => {
    const used = await metered({ ...PER_UNIT, amount: 100, minimum_amount: 150 });
    await batch(used.api, [used.event('a', { quantity: '3' })]);
    await used.shop.clock('2026-02-01');
    expect(brief(await usageLines(used))).toEqual([
      ['usage', '3', 6],
      ['minimum', '1', 44],
    ]);
  });

  it('of a trial is shown, and costs nothing', async () => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    const { id } = await shop.api.created('/meters', { key: 'calls', name: 'Calls', ...SUM });
    const { option } = await shop.offer({ meter_id: id, ...PER_UNIT }, { type: 'usage_based', free_trial_days: 10 });
    const enrollment = (await shop.enroll(option)).id;
    await batch(shop.api, [{ external_id: 'a', enrollment_id: enrollment, meter: 'calls', quantity: '5' }]);
    expect(await done(shop.api.get(`/enrollments/${enrollment}/usage`))).toMatchObject({
      meters: [{ quantity: '5', amount: 0 }],
    });
    await shop.clock('2026-02-20');
    expect(
      (await shop.invoices(enrollment)).flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'usage')),
    ).toEqual([]);
  });

  it('is priced by the option that was held when it happened', async () => {
    const used = await metered();
    const { shop, api, enrollment, meter, event } = used;
    const dear = await shop.option(used.subscription, { name: 'Dear', meter_id: meter, ...PER_UNIT, unit_price: '10' });
    await batch(api, [event('a', { quantity: '3' })]);
    await shop.clock('2026-01-11');
    await shop.act(enrollment, 'change', { billing_option_id: dear });
    await batch(api, [
      event('b', { quantity: '5' }),
      event('c', { quantity: '1', occurred_at: '2026-01-10T23:59:59.999Z' }),
    ]);
    await shop.clock('2026-02-01');
    expect((await usageLines(used)).map(({ amount, period }) => [amount, period])).toEqual([
      [8, { start: '2026-01-01', end: '2026-01-11' }],
      [50, { start: '2026-01-11', end: '2026-02-01' }],
    ]);
  });

  it('is previewed as it is then charged', async () => {
    const used = await metered();
    const { shop, api, enrollment, event } = used;
    await batch(api, [event('a', { quantity: '3' })]);
    await shop.clock('2026-01-20');
    const preview = await done(api.post(`/enrollments/${enrollment}/preview`, {}));
    const shown = preview.lines as ShownLine[];
    expect(brief(shown.filter(({ kind }) => kind === 'usage'))).toEqual([['usage', '3', 6]]);
    expect(await sql(service.database, 'select 1 from billed_usage where enrollment_id = $1', [enrollment])).toEqual(
      [],
    );
  });
});

describe('an event that comes late', () => {
  it('is charged with the next invoice, once', async () => {
    const used = await metered();
    const { shop, api, event } = used;
    const january = { occurred_at: '2026-01-20T00:00:00Z' };
    await batch(api, [event('a', { quantity: '3' })]);
    await shop.clock('2026-02-01');
    await batch(api, [event('b', { quantity: '4', ...january }), event('c', { quantity: '5' })]);
    expect(brief(await usageLines(used))).toEqual([['usage', '3', 6]]);
    await shop.clock('2026-03-01');
    const lines = await usageLines(used);
    expect(brief(lines)).toEqual([
      ['usage', '3', 6],
      ['usage', '5', 10],
      ['usage', '4', 8],
    ]);
    expect(lines[2]).toMatchObject({
      description: 'API, Plan: Calls, late usage of 2026-01-01 to 2026-01-31',
      period: { start: '2026-01-01', end: '2026-02-01' },
    });
    await batch(api, [event('d', { quantity: '-2', ...january })]);
    await shop.clock('2026-05-01');
    expect(brief(await usageLines(used)).slice(3)).toEqual([['usage', '-2', -4]]);
  });

  it('uses up the minimum that was charged in its place', async () => {
    const used = await metered({ ...PER_UNIT, minimum_amount: 100 });
    await used.shop.clock('2026-02-01');
    await batch(used.api, [used.event('a', { quantity: '30', occurred_at: '2026-01-20T00:00:00Z' })]);
    await used.shop.clock('2026-03-01');
    expect(brief(await usageLines(used))).toEqual([
      ['minimum', '1', 100],
      ['minimum', '1', 100],
      ['usage', '30', 60],
      ['minimum', '1', -60],
    ]);
  });

  it('moves the level of later stretches of a time-weighted meter too', async () => {
    const used = await metered({ price_model: 'per_unit', unit_price: '100' }, { aggregation: 'time_weighted' });
    const { shop, api, event } = used;
    await batch(api, [event('a', { quantity: '2', occurred_at: '2026-01-01T00:00:00Z' })]);
    await shop.clock('2026-02-01');
    await shop.clock('2026-03-01');
    expect(brief(await usageLines(used))).toEqual([
      ['usage', '2', 200],
      ['usage', '2', 200],
    ]);
    await batch(api, [event('b', { quantity: '4', occurred_at: '2026-01-16T12:00:00Z' })]);
    await shop.clock('2026-04-01');
    expect(brief(await usageLines(used)).slice(2)).toEqual([
      ['usage', '4', 400],
      ['usage', '1', 100],
      ['usage', '2', 200],
    ]);
  });

  it.each([
    ['the event', 'usage_events'],
    ['the closing', 'billed_usage'],
  ])('is charged once when %s is slow and the other comes in between', async (_, table) => {
    const used = await metered();
    const { shop, api, event, enrollment } = used;
    await shop.clock('2026-01-31T23:30:00Z');
    await sql(
      service.database,
      `create function be_slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.7); return new; end $$;
       create trigger be_slow before insert on ${table} for each row
         when (new.enrollment_id = '${enrollment}') execute function be_slow()`,
    );
    const post = () => batch(api, [event('a', { quantity: '7', occurred_at: '2026-01-31T23:00:00Z' })]);
    const close = () => shop.clock('2026-02-01T00:10:00Z');
    try {
      const [first, next] = table === 'usage_events' ? [post, close] : [close, post];
      const slow = first();
      await setTimeout(250);
      await Promise.all([slow, next()]);
    } finally {
      await sql(service.database, `drop trigger be_slow on ${table}; drop function be_slow`);
    }
    await shop.clock('2026-03-01');
    expect(brief(await usageLines(used))).toEqual([['usage', '7', 14]]);
  });

  it('is never lost while many are written and their periods closed', async () => {
    const used = await metered();
    const { shop, api, option, enrollment, event } = used;
    const enrollments = [enrollment];
    for (let n = 1; n < 8; n += 1) enrollments.push((await shop.enroll(option)).id);
    await shop.clock('2026-01-31T23:30:00Z');
    const clients = [api, second.client(api.credentials)];
    let made = 0;
    let isClosed = false;
    const write = async (client: ApiClient) => {
      while (!isClosed || made < 2000) {
        const events = Array.from({ length: 40 }, () =>
          event(`e-${made}`, {
            enrollment_id: enrollments[(made += 1) % enrollments.length],
            occurred_at: '2026-01-31T23:00:00Z',
          }),
        );
        expect(statuses(await batch(client, events))).toEqual(events.map(() => 'accepted'));
      }
    };
    const writing = Promise.all([...clients, ...clients].map(write));
    await shop.clock('2026-02-01T00:30:00Z');
    isClosed = true;
    await writing;
    await shop.clock('2026-03-01');
    const lines = (await shop.invoices()).flatMap((invoice) => invoice.lines.filter(({ kind }) => kind === 'usage'));
    expect(lines.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(made);
    expect(await kept(api)).toBe(made);
  });
});
