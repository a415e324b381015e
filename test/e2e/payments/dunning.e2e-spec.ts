import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CollectionRepository } from '../../../src/billing/collection/collection.repository.js';
import { BillingInputsRepository } from '../../../src/billing/ledger/billing-inputs.repository.js';
import { Database } from '../../../src/platform/database/database.js';
import type { Shown } from '../../../src/conformance/api-client.js';
import { bills, done, Shop, type ShopOptions, withoutIssueDays } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startSecondService, startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

const MONTHLY = { cycle: 'monthly', amount: 3000 };

interface Debt {
  readonly shop: Shop;
  readonly subscriber: string;
  readonly enrollment: string;
}

/** A subscriber whose card is declined when the first invoice is collected, on 31 January. */
async function inDebt(token: string | null, options: ShopOptions = {}, option: object = MONTHLY): Promise<Debt> {
  const shop = await Shop.open(service, { today: '2026-01-31', ...options });
  const offer = await shop.offer({ ...option });
  const subscriber =
    token === null
      ? (await shop.api.created('/subscribers', { email: 'no.card@example.com' })).id
      : await shop.newSubscriber({}, token);
  const { id } = await shop.enroll(offer.option, { subscriber_id: subscriber });
  return { shop, subscriber, enrollment: id };
}

async function attempts({ shop, enrollment }: Debt): Promise<string[]> {
  const [invoice] = await shop.invoices(enrollment);
  const answer = await shop.api.get(`/payments?filter_by=invoice_id&filter=${invoice?.id}`);
  if (answer.status === 204) return [];
  return (answer.body as Shown[]).map(
    ({ created_at, status }) => `${String(created_at).slice(0, 10)} ${String(status)}`,
  );
}

async function status({ shop, enrollment }: Debt): Promise<unknown> {
  return (await shop.enrollment(enrollment)).status;
}

/** The clock moves while nobody bills; then billing begins again, and ends the enrollment. */
async function outage(debt: Debt, until: string): Promise<void> {
  const storeId = debt.shop.api.credentials.user;
  await sql(service.database, 'update stores set clock = $1 where id = $2', [until, storeId]);
  const billing = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
  const open = `select 1 from enrollments where store_id = $1 and status <> 'cancelled'
    union all select 1 from invoices where store_id = $1 and status = 'draft'`;
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await sql(service.database, open, [storeId])).length === 0) break;
    await setTimeout(50);
  }
  await billing.stop();
}

/** The clock moves while nobody bills; then billing begins again, as it does for a live store, until nothing is due. */
async function missed(shop: Shop, until: string): Promise<void> {
  const storeId = shop.api.credentials.user;
  await sql(service.database, 'update stores set clock = $1 where id = $2', [until, storeId]);
  const billing = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
  const due = `select 1 from enrollments where store_id = $1 and next_billing_on <= $2::date
    union all select 1 from invoices where store_id = $1 and (status = 'draft' or collect_on <= $2::date)`;
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await sql(service.database, due, [storeId, until.slice(0, 10)])).length === 0) break;
    await setTimeout(50);
  }
  await billing.stop();
}

/** An option, and when the outcomes are compared, if not at once. */
interface MissedOption {
  readonly amount: number;
  readonly cycle?: string;
  readonly trial?: boolean;
  readonly later?: string;
}

/** The types of all events about the enrollment and its first invoice, in order. */
async function story({ shop, enrollment }: Debt): Promise<string[]> {
  const [invoice] = await shop.invoices(enrollment);
  const told = await sql<{ type: string; day: string }>(
    service.database,
    `select type, (occurred_at at time zone 'UTC')::date::text as day from event_log where object_id = any($1) order by position`,
    [[enrollment, invoice?.id]],
  );
  return told.map(({ type, day }) => `${day} ${type}`);
}

describe('a failed payment', () => {
  it.each([
    ['declined', 'pm_declined', 'card_declined'],
    ['without funds', 'pm_insufficient_funds', 'insufficient_funds'],
    ['expired', 'pm_expired', 'expired_card'],
  ])('of a card that is %s makes the enrollment past due, and says why', async (_, token, failure_code) => {
    const debt = await inDebt(token);
    expect(await status(debt)).toBe('past_due');
    const [invoice] = await debt.shop.invoices(debt.enrollment);
    expect(invoice).toMatchObject({ status: 'open', collect_on: '2026-02-02', failed_attempts: 1, amount_due: 3000 });
    const [payment] = (await done(debt.shop.api.get('/payments'))) as unknown as Shown[];
    expect(payment).toMatchObject({ status: 'failed', failure_code, attempt: 1, gateway: 'test', amount: 3000 });
  });

  it('is also that of a subscriber without a payment method, of which there is no payment', async () => {
    const debt = await inDebt(null);
    expect(await status(debt)).toBe('past_due');
    expect(await attempts(debt)).toEqual([]);
    expect(await debt.shop.invoices(debt.enrollment)).toMatchObject([{ collect_on: '2026-02-02', failed_attempts: 1 }]);
  });

  it('that the store asked for of a manual invoice begins no ladder', async () => {
    const debt = await inDebt('pm_declined', {}, { ...MONTHLY, renewal_type: 'manual' });
    const [invoice] = await debt.shop.invoices(debt.enrollment);
    await debt.shop.api.created(`/invoices/${invoice?.id}/pay`, {});
    expect(await status(debt)).toBe('active');
    expect(await debt.shop.invoices(debt.enrollment)).toMatchObject([{ collect_on: null, failed_attempts: 1 }]);
  });
});

describe('the ladder', () => {
  const LADDER = ['2026-01-31', '2026-02-02', '2026-02-07', '2026-02-14', '2026-02-21'];

  it('is tried on its days, tells of each, and ends with the enrollment cancelled', async () => {
    const debt = await inDebt('pm_declined', {}, { cycle: 'annually', amount: 3000 });
    await debt.shop.clock('2026-03-31');
    expect(await attempts(debt)).toEqual(LADDER.map((day) => `${day} failed`));
    expect(await status(debt)).toBe('cancelled');
    expect(await debt.shop.invoices(debt.enrollment)).toMatchObject([
      { status: 'open', collect_on: null, failed_attempts: 5, amount_due: 3000 },
    ]);
    expect(await story(debt)).toEqual([
      '2026-01-31 enrollment.created',
      '2026-01-31 enrollment.activated',
      '2026-01-31 invoice.issued',
      '2026-01-31 invoice.payment_failed',
      '2026-01-31 enrollment.past_due',
      '2026-02-02 invoice.payment_failed',
      '2026-02-07 invoice.payment_failed',
      '2026-02-14 invoice.payment_failed',
      '2026-02-21 invoice.payment_failed',
      '2026-02-21 invoice.dunning_ended',
      '2026-02-21 enrollment.cancelled',
    ]);
  });

  it.each([
    ['day by day', LADDER.slice(1)],
    ['in one jump', []],
  ])('is the same walked %s', async (_, days) => {
    const debt = await inDebt('pm_declined');
    for (const day of days) await debt.shop.clock(day);
    await debt.shop.clock('2026-03-31');
    expect(await attempts(debt)).toEqual(LADDER.map((day) => `${day} failed`));
    const { cancelled_at } = await debt.shop.enrollment(debt.enrollment);
    expect(cancelled_at).toMatch(/^2026-02-21/);
    expect(await debt.shop.invoices(debt.enrollment)).toHaveLength(1);
  });

  it.each([
    ['in the first period', {}, { amount: 3000 }, '2026-04-20', null],
    ['in a period whose turn was missed', { dunning_days: [2, 40] }, { amount: 3000 }, '2026-05-20', null],
    ['where it changed what is held', {}, { amount: 3000 }, '2026-04-20', '2026-02-05'],
    ['on the day of a turn, a day late', { dunning_days: [7] }, { cycle: 'weekly', amount: 700 }, '2026-02-08', null],
    ['before a turn that was missed too', { dunning_days: [27] }, { amount: 3000 }, '2026-03-01', null],
  ])(
    'is billed after an outage as it would have been on time: given up %s',
    async (_, settings, option, day, changed) => {
      const histories = [];
      for (const isLate of [false, true]) {
        const debt = await inDebt('pm_declined', { settings }, option);
        const { shop, enrollment } = debt;
        if (changed !== null) {
          await shop.clock(changed);
          const { subscription_id } = await shop.enrollment(enrollment);
          const larger = await shop.option(String(subscription_id), { amount: 6000 });
          await shop.act(enrollment, 'change', { billing_option_id: larger });
        }
        await (isLate ? outage(debt, `${day}T12:00:00Z`) : shop.clock(day));
        expect(await status(debt)).toBe('cancelled');
        histories.push(withoutIssueDays(bills(await shop.invoices(enrollment))));
      }
      expect(histories[1]).toEqual(histories[0]);
    },
  );

  it('goes on from the day of an attempt that was missed, though the process that made it was killed', async () => {
    const debt = await inDebt('pm_declined');
    await debt.shop.clock('2026-02-04');
    const [invoice] = await debt.shop.invoices(debt.enrollment);
    // The attempts of 31 January and 2 February have failed; the one of 7 February was sent late, and nobody has its answer.
    await sql(
      service.database,
      `insert into payments select (jsonb_populate_record(p, jsonb_build_object('id', p.id || '_late', 'attempt', 3,
         'status', 'pending', 'failure_code', null, 'missed_on', '2026-02-07', 'ask_at', clock_timestamp()))).*
       from payments p where invoice_id = $1 and attempt = 2`,
      [invoice?.id],
    );
    await outage(debt, '2026-03-20T12:00:00Z');
    expect(await status(debt)).toBe('cancelled');
    // The days 14 and 21 after the first failure were missed, too.
    const made = await sql<{ attempt: number; missed_on: string | null }>(
      service.database,
      'select attempt, missed_on::text from payments where invoice_id = $1 order by attempt',
      [invoice?.id],
    );
    expect(made.map(({ attempt, missed_on }) => [attempt, missed_on])).toEqual([
      [1, null],
      [2, null],
      [3, '2026-02-07'],
      [4, '2026-02-14'],
      [5, '2026-02-21'],
    ]);
  });

  // An invoice of a missed day is issued, and first collected, when billing runs again: dunning counts from then on.
  it.each([
    [
      'a renewal and the last day of dunning on one day',
      'pm_declined',
      { dunning_days: [28] },
      { amount: 3000 },
      '2026-03-04',
    ],
    ['renewals before the last day of dunning', 'pm_declined', {}, { cycle: 'weekly', amount: 700 }, '2026-02-25'],
    [
      'a renewal between two days of dunning',
      'pm_declined',
      { dunning_days: [6, 10] },
      { cycle: 'weekly', amount: 700 },
      '2026-02-20',
    ],
    // What was missed has been paid a month later, too.
    [
      'a card that is good on a day of dunning',
      'pm_fails_twice',
      {},
      { cycle: 'weekly', amount: 700, later: '2026-03-29' },
      '2026-02-27',
    ],
    [
      'a card that is good after a missed renewal',
      'pm_fails_twice',
      { dunning_days: [2, 40] },
      { amount: 3000, later: '2026-06-30' },
      '2026-04-20',
    ],
    ['no end to dunning', 'pm_declined', { dunning_end: 'leave' }, { cycle: 'weekly', amount: 700 }, '2026-02-25'],
    ['no payment method', null, {}, { cycle: 'weekly', amount: 700 }, '2026-02-25'],
    ['no day of dunning', 'pm_declined', { dunning_days: [] }, { trial: true, amount: 700 }, '2026-02-25'],
  ])(
    'ends after an outage as daily runs would have ended: %s',
    async (_, token, settings, { trial, later, ...option }: MissedOption, day) => {
      const histories = [];
      for (const isLate of [false, true]) {
        const shop = await Shop.open(service, { today: '2026-01-31', settings });
        const offer = await shop.offer(option, { free_trial_days: trial === true ? 5 : 0 });
        const { id: subscriber } = await shop.api.created('/subscribers', { email: 'eve@example.com' });
        if (token !== null) {
          await shop.api.created(`/subscribers/${subscriber}/payment-methods`, { gateway: 'test', token });
        }
        const { id: enrollment } = await shop.enroll(offer.option, { subscriber_id: subscriber });
        await (isLate ? missed(shop, `${day}T12:00:00Z`) : shop.clock(day));
        if (later !== undefined) await shop.clock(later);
        const { status, current_period, next_billing_on } = await shop.enrollment(enrollment);
        const invoices = await shop.invoices(enrollment);
        histories.push({
          ...{ status, current_period, next_billing_on, bills: withoutIssueDays(bills(invoices)) },
          invoices: invoices.map((invoice) => [invoice.status, invoice.amount_due]),
        });
      }
      expect(histories[1]).toEqual(histories[0]);
    },
  );

  it('leaves the enrollment past due where the store wants that, and goes on billing it', async () => {
    const debt = await inDebt('pm_declined', { settings: { dunning_end: 'leave' } });
    await debt.shop.clock('2026-03-01');
    expect(await status(debt)).toBe('past_due');
    expect(await attempts(debt)).toHaveLength(5);
    expect(await debt.shop.invoices(debt.enrollment)).toMatchObject([{ collect_on: null }, { failed_attempts: 1 }]);
  });

  it('has the days of the store', async () => {
    const debt = await inDebt('pm_declined', { settings: { dunning_days: [1, 5] } });
    await debt.shop.clock('2026-02-20');
    expect(await attempts(debt)).toEqual(['2026-01-31 failed', '2026-02-01 failed', '2026-02-05 failed']);
    expect(await status(debt)).toBe('cancelled');
  });

  it('without days gives up at the first failure', async () => {
    const debt = await inDebt('pm_declined', { settings: { dunning_days: [] } });
    expect(await status(debt)).toBe('cancelled');
    expect(await story(debt)).toEqual(
      [
        ...['enrollment.created', 'enrollment.activated', 'invoice.issued', 'invoice.payment_failed'],
        ...['invoice.dunning_ended', 'enrollment.past_due', 'enrollment.cancelled'],
      ].map((type) => `2026-01-31 ${type}`),
    );
  });

  it('is climbed down again when a payment succeeds', async () => {
    const debt = await inDebt('pm_fails_twice');
    await debt.shop.clock('2026-02-06');
    expect(await status(debt)).toBe('past_due');
    await debt.shop.clock('2026-02-07');
    expect(await status(debt)).toBe('active');
    expect(await attempts(debt)).toEqual(['2026-01-31 failed', '2026-02-02 failed', '2026-02-07 succeeded']);
    expect((await story(debt)).slice(-2)).toEqual(['2026-02-07 invoice.paid', '2026-02-07 enrollment.recovered']);
  });

  it('goes on for the subscribers of a disabled account', async () => {
    const debt = await inDebt('pm_declined');
    const { id } = await done(debt.shop.api.get('/store'));
    const { account_id } = await done(service.operator.get(`/operator/stores/${id}`));
    await done(service.operator.put(`/operator/accounts/${String(account_id)}`, { standing: 'disabled' }));
    expect((await debt.shop.api.get('/store')).status).toBe(402);
    // The sandbox clock is out of the store's reach now, but billing goes by it.
    await sql(service.database, 'update stores set clock = $1 where id = $2', ['2026-02-02T12:00:00Z', id]);
    const billing = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
    for (let tries = 0, found = 0; found === 0 && tries < 100; tries += 1) {
      await setTimeout(50);
      const second = await sql(
        service.database,
        `select 1 from payments where store_id = $1 and attempt = 2 and status = 'failed'`,
        [id],
      );
      found = second.length;
    }
    await billing.stop();
    await done(service.operator.put(`/operator/accounts/${String(account_id)}`, { standing: 'good' }));
    expect(await attempts(debt)).toEqual(['2026-01-31 failed', '2026-02-02 failed']);
  });
});

describe('a new payment method', () => {
  const addMethod = ({ shop, subscriber }: Debt, fields: object = {}) =>
    shop.api.created(`/subscribers/${subscriber}/payment-methods`, { gateway: 'test', token: 'pm_ok', ...fields });

  it.each([
    ['in the middle of the ladder', {}, '2026-02-10'],
    ['when the ladder has ended', { dunning_end: 'leave' }, '2026-02-25'],
  ])('pays at once %s', async (_, settings, day) => {
    const debt = await inDebt('pm_declined', { settings });
    await debt.shop.clock(day);
    await addMethod(debt);
    expect(await status(debt)).toBe('active');
    expect((await attempts(debt)).at(-1)).toBe(`${day} succeeded`);
    expect(await debt.shop.invoices(debt.enrollment)).toMatchObject([{ status: 'paid', collect_on: null }]);
  });

  it('pays at once for who had none', async () => {
    const debt = await inDebt(null);
    await addMethod(debt);
    expect(await status(debt)).toBe('active');
  });

  it('that is declined too changes nothing of the days to come', async () => {
    const debt = await inDebt('pm_declined');
    await debt.shop.clock('2026-02-05');
    await addMethod(debt, { token: 'pm_declined' });
    expect(await debt.shop.invoices(debt.enrollment)).toMatchObject([{ collect_on: '2026-02-07', failed_attempts: 3 }]);
  });

  it('that is not the default one is not charged', async () => {
    const debt = await inDebt('pm_declined');
    await addMethod(debt, { default: false });
    expect(await attempts(debt)).toHaveLength(1);
  });

  it('with an Idempotency-Key charges once, and answers with the method', async () => {
    const debt = await inDebt('pm_declined');
    const path = `/subscribers/${debt.subscriber}/payment-methods`;
    const body = { gateway: 'test', token: 'pm_ok' };
    const first = await debt.shop.api.post(path, body, { headers: { 'Idempotency-Key': 'card' } });
    const again = await debt.shop.api.post(path, body, { headers: { 'Idempotency-Key': 'card' } });
    expect(again.body).toEqual(first.body);
    expect(await attempts(debt)).toEqual(['2026-01-31 failed', '2026-01-31 succeeded']);
  });
});

describe('an enrollment that is past due', () => {
  it.each([
    ['paid by hand', 'pay', { reference: 'Transfer 17' }],
    ['voided', 'void', {}],
    ['written off', 'mark-uncollectible', {}],
  ])('recovers when the invoice is %s', async (_, action, fields) => {
    const debt = await inDebt('pm_declined');
    const [invoice] = await debt.shop.invoices(debt.enrollment);
    const answer = await debt.shop.api.post(`/invoices/${invoice?.id}/${action}`, fields);
    expect([200, 201]).toContain(answer.status);
    expect(await status(debt)).toBe('active');
    await debt.shop.clock('2026-02-25');
    expect(await attempts(debt)).toHaveLength(action === 'pay' ? 2 : 1);
  });

  it('stays so until the last of its invoices is paid', async () => {
    const debt = await inDebt('pm_declined', { settings: { dunning_end: 'leave' } });
    await debt.shop.clock('2026-03-02');
    const [first, second] = await debt.shop.invoices(debt.enrollment);
    await debt.shop.api.created(`/invoices/${first?.id}/pay`, { reference: 'a' });
    expect(await status(debt)).toBe('past_due');
    await debt.shop.api.created(`/invoices/${second?.id}/pay`, { reference: 'b' });
    expect(await status(debt)).toBe('active');
  });

  it('is past due again after a pause', async () => {
    const debt = await inDebt('pm_declined', { settings: { dunning_end: 'leave' } });
    await debt.shop.act(debt.enrollment, 'pause');
    expect(await status(debt)).toBe('paused');
    expect(await debt.shop.act(debt.enrollment, 'resume')).toMatchObject({ status: 'past_due' });
  });
});

describe('when several things happen at once', () => {
  it('an enrollment recovers, whichever of its invoices is paid last', async () => {
    const debt = await inDebt('pm_declined', { settings: { dunning_end: 'leave' } });
    await debt.shop.clock('2026-03-02');
    const invoices = await debt.shop.invoices(debt.enrollment);
    const { shop, subscriber } = debt;
    const others = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { option } = await shop.offer({ cycle: 'weekly', amount: 100 });
        return (await shop.enroll(option, { subscriber_id: subscriber, start_on: '2026-02-23' })).id;
      }),
    );
    const owed = (await Promise.all(others.map((id) => shop.invoices(id)))).flat();
    expect(owed).toHaveLength(12);
    await Promise.all(
      [...invoices, ...owed].map(({ id }) => shop.api.created(`/invoices/${id}/pay`, { reference: 'x' })),
    );
    for (const id of [debt.enrollment, ...others])
      expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
  });

  it('what another process has tried since it was found to be due waits for its next day', async () => {
    const debt = await inDebt('pm_declined');
    const [invoice] = await debt.shop.invoices(debt.enrollment);
    expect(invoice).toMatchObject({ status: 'open', collect_on: '2026-02-02' });
    const database = new Database({
      ...{ connection: { connectionString: service.database.url }, poolSize: 1, statementTimeoutMs: 10_000 },
      onIdleError: () => undefined,
    });
    const scope = { queries: database.queries, storeId: debt.shop.api.credentials.user, now: new Date().toISOString() };
    const found = async (by: string | null) => {
      const rows = await new CollectionRepository().lockCollectable(scope, [String(invoice?.id)], by);
      return rows.map(({ invoice_id, attempt }) => [invoice_id, attempt]);
    };
    expect(await found('2026-02-01')).toEqual([]);
    expect(await found('2026-02-02')).toEqual([[invoice?.id, 2]]);
    expect(await found(null)).toEqual([[invoice?.id, 2]]);
    await database.close();
  });

  it('a renewal waits for the day of dunning that it falls on, unless a gateway leaves that open', async () => {
    const debt = await inDebt('pm_declined', { settings: { dunning_days: [28] } });
    const [invoice] = await debt.shop.invoices(debt.enrollment);
    expect(invoice).toMatchObject({ collect_on: '2026-02-28' });
    expect(await debt.shop.enrollment(debt.enrollment)).toMatchObject({ next_billing_on: '2026-02-28' });
    const database = new Database({
      ...{ connection: { connectionString: service.database.url }, poolSize: 1, statementTimeoutMs: 10_000 },
      onIdleError: () => undefined,
    });
    const scope = { queries: database.queries, storeId: debt.shop.api.credentials.user, now: new Date().toISOString() };
    const inputs = new BillingInputsRepository();
    const DUE = { day: '2026-02-28', column: 'next_billing_on' } as const;
    const taken = async () => [
      await inputs.firstUntaken(scope, '2026-02-28'),
      (await inputs.take(scope, DUE, 10)).map(({ id }) => id),
    ];
    expect(await taken()).toEqual([null, []]);
    const ask = `update payments set status = 'pending', asks = $1 where invoice_id = $2`;
    await sql(service.database, ask, [0, invoice?.id]);
    expect(await taken()).toEqual([null, []]);
    await sql(service.database, ask, [1, invoice?.id]);
    expect(await taken()).toEqual([DUE, [debt.enrollment]]);
    await database.close();
  });

  it('one that can not be ended is parked, and what was heard of others is written down', async () => {
    const { shop, enrollment } = await inDebt('pm_declined');
    await sql(
      service.database,
      `update enrollments set state = jsonb_set(state::jsonb, '{segments}', '{"broken": true}')::json where id = $1`,
      [enrollment],
    );
    const { option } = await shop.offer({ cycle: 'weekly', amount: 100 });
    const { id } = await shop.enroll(option, { subscriber_id: await shop.newSubscriber(), start_on: '2026-02-02' });
    await shop.clock('2026-02-22');
    expect(await shop.enrollment(enrollment)).toMatchObject({ status: 'past_due' });
    expect((await shop.invoices(id)).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
    const parked = await done(service.operator.get(`/operator/parked-enrollments?sort_by=id&sort=desc`));
    expect(parked).toContainEqual(expect.objectContaining({ id: enrollment }));
  });
});

it('a trial that is over is past due at once, if something of it could not be collected', async () => {
  const shop = await Shop.open(service, { today: '2026-01-31', settings: { dunning_days: [20] } });
  const { option } = await shop.offer({ amount: 0 }, { setup_fee: 500, free_trial_days: 5 });
  const { id } = await shop.enroll(option, { subscriber_id: await shop.newSubscriber({}, 'pm_declined') });
  expect(await shop.enrollment(id)).toMatchObject({ status: 'trialing' });
  await shop.clock('2026-02-05');
  expect(await shop.enrollment(id)).toMatchObject({ status: 'past_due' });
});

it('an attempt to collect what was written off takes nobody down the ladder', async () => {
  const debt = await inDebt('pm_declined');
  const [invoice] = await debt.shop.invoices(debt.enrollment);
  await done(debt.shop.api.post(`/invoices/${invoice?.id}/mark-uncollectible`, {}));
  await debt.shop.api.created(`/invoices/${invoice?.id}/pay`, {});
  expect(await status(debt)).toBe('active');
  expect(await debt.shop.invoices(debt.enrollment)).toMatchObject([{ status: 'uncollectible', collect_on: null }]);
});
