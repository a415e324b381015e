import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface Given {
  readonly option?: Fields;
  readonly settings?: Fields;
  readonly enrolled?: Fields;
}

/** Somebody whose usage costs 10 a unit; a change of theirs goes to a flat option, or to one with another meter. */
async function metered({ option = {}, settings, enrolled }: Given = {}) {
  const shop = await Shop.open(service, { today: '2024-04-01', currency: 'USD', settings });
  const { api } = shop;
  await api.created('/coupons', { code: 'HALF', percent_off: '50', duration: 'forever' });
  const meter = (key: string) => api.created('/meters', { key, name: key, aggregation: 'sum' });
  const price = { price_model: 'per_unit', unit_price: '10' };
  const offer = await shop.offer({ ...price, meter_id: (await meter('m')).id, ...option }, { type: 'usage_based' });
  const others: Fields = {
    flat: await shop.option(offer.subscription, { amount: 3000 }),
    other: await shop.option(offer.subscription, { ...price, meter_id: (await meter('n')).id }),
  };
  const { id } = await shop.enroll(offer.option, enrolled);
  let sent = 0;
  const send = (day: string, quantity: string) => {
    const event = { external_id: `e-${(sent += 1)}`, enrollment_id: id, meter: 'm', quantity };
    return api.post('/usage-events', { ...event, occurred_at: `${day}T10:00:00.000Z` });
  };
  const play = (moves: readonly Move[]) =>
    shop.play(
      id,
      moves.map(([when, action, { to, ...fields } = {}]): Move => {
        return [when, action, to === undefined ? fields : { ...fields, billing_option_id: others[to as string] }];
      }),
    );
  const newBills = async (from: number) => bills(await shop.invoices(id)).slice(from);
  return { shop, id, send, play, newBills };
}

const APRIL = '2024-04-01/2024-05-01';

/**
 * 100 units are used in April; then the moves are made, and 50 units more come on a day, which are billed for 500 on
 * another. Three days after the end, or after the day on which it was cancelled, they come too late.
 */
describe('usage that comes within the grace time is billed by a closing invoice', () => {
  it.each<[title: string, given: Given, moves: readonly Move[], comes: string, expected: readonly string[]]>([
    [
      'after a cancellation at the period’s end',
      {},
      [['2024-04-16', 'cancel', { at: 'period_end' }]],
      '2024-05-03',
      ['2024-05-04 total 500', `usage ×50 500, ${APRIL}`],
    ],
    [
      'after a cancellation at once, whose day counts',
      {},
      [['2024-04-16', 'cancel', { at: 'now' }]],
      '2024-04-19',
      ['2024-04-20 total 500', 'usage ×50 500, 2024-04-01/2024-04-17'],
    ],
    [
      'after the end of a term',
      { option: { term_cycles: 1 } },
      [],
      '2024-05-03',
      ['2024-05-04 total 500', `usage ×50 500, ${APRIL}`],
    ],
    [
      'after a cancellation in a pause that has outlasted the period',
      {},
      [
        ['2024-04-16', 'pause'],
        ['2024-05-10', 'cancel', { at: 'now' }],
      ],
      '2024-05-12',
      ['2024-05-13 total 500', `usage ×50 500, ${APRIL}`],
    ],
    [
      'after a change to a flat option by full_now',
      {},
      [['2024-04-16', 'change', { to: 'flat', mode: 'full_now' }]],
      '2024-04-18',
      ['2024-04-19 total 500', 'usage ×50 500, 2024-04-01/2024-04-16'],
    ],
    [
      'after a change to another meter by full_now',
      {},
      [['2024-04-16', 'change', { to: 'other', mode: 'full_now' }]],
      '2024-04-18',
      ['2024-04-19 total 500', 'usage ×50 500, 2024-04-01/2024-04-16'],
    ],
    [
      'after the period in which it was changed by prorate_next',
      {},
      [['2024-04-16', 'change', { to: 'flat', mode: 'prorate_next' }]],
      '2024-05-03',
      ['2024-05-04 total 500', 'usage ×50 500, 2024-04-01/2024-04-16'],
    ],
    [
      'after the period in which it was changed by prorate_now',
      {},
      [['2024-04-16', 'change', { to: 'other', mode: 'prorate_now' }]],
      '2024-05-03',
      ['2024-05-04 total 500', 'usage ×50 500, 2024-04-01/2024-04-16'],
    ],
    [
      'after a change at the period’s end',
      {},
      [['2024-04-16', 'change', { to: 'flat', mode: 'period_end' }]],
      '2024-05-03',
      ['2024-05-04 total 500', `usage ×50 500, ${APRIL}`],
    ],
    [
      'with the discount of its period',
      { enrolled: { coupon_code: 'HALF' } },
      [['2024-04-16', 'cancel', { at: 'period_end' }]],
      '2024-05-03',
      ['2024-05-04 total 250 = 500 - 250', `usage ×50 500, discount 250, ${APRIL}`],
    ],
    [
      'for as many days as the store has set',
      { settings: { usage_grace_days: 10 } },
      [['2024-04-16', 'cancel', { at: 'period_end' }]],
      '2024-05-10',
      ['2024-05-11 total 500', `usage ×50 500, ${APRIL}`],
    ],
  ])('%s, once, and refused after that', async (_, given, moves, comes, expected) => {
    const { shop, send, play, newBills } = await metered(given);
    expect((await send('2024-04-01', '100')).status).toBe(201);
    await play(moves);
    await shop.clock(comes);
    const before = (await newBills(0)).length;
    expect((await send('2024-04-10', '50')).status).toBe(201);
    await shop.clock(expected[0]?.slice(0, 10) ?? '');
    expect(await newBills(before)).toEqual([expected]);
    expectFailureOf(await send('2024-04-10', '50'), 422, 'usage_outside_enrollment');
    await shop.clock('2024-05-31');
    expect((await newBills(before)).slice(1).flat().join()).not.toContain('×50');
  });

  it('on the day that was set when the enrollment ended, whatever is set since', async () => {
    const { shop, send, play, newBills } = await metered();
    await play([['2024-04-16', 'cancel', { at: 'period_end' }], ['2024-05-02']]);
    await shop.api.put('/store', { usage_grace_days: 0 });
    expect((await send('2024-04-10', '50')).status).toBe(201);
    await shop.clock('2024-06-01');
    expect(await newBills(0)).toEqual([['2024-05-04 total 500', `usage ×50 500, ${APRIL}`]]);
  });

  it('and what it takes back goes to the balance: 30 of 100 units', async () => {
    const { shop, send, play, newBills } = await metered();
    await send('2024-04-01', '100');
    await play([['2024-04-16', 'cancel', { at: 'period_end' }], ['2024-05-02']]);
    await send('2024-04-10', '-30');
    await shop.clock('2024-05-04');
    expect(await newBills(1)).toEqual([['2024-05-04 total -300, -300 from the balance', `usage ×-30 -300, ${APRIL}`]]);
    expect(await shop.balance()).toBe(300);
  });
});

describe('the grace time', () => {
  it.each<[title: string, given: Given, cancellation: Fields]>([
    ['is none where the store has set none', { settings: { usage_grace_days: 0 } }, { at: 'now' }],
    [
      'is none of what has no meter',
      { option: { meter_id: null, price_model: null, unit_price: null, amount: 1 } },
      {},
    ],
  ])('%s', async (_, given, cancellation) => {
    const { send, play } = await metered(given);
    await play([['2024-04-16', 'cancel', cancellation]]);
    const answer = await send('2024-04-10', '50');
    expect([answer.status, answer.headers['so-error-code']]).toEqual([
      422,
      given.option === undefined ? 'usage_outside_enrollment' : 'usage_not_metered',
    ]);
  });

  it('ends without an invoice or an event when nothing has come late', async () => {
    const { shop, id, send, play, newBills } = await metered();
    await send('2024-04-01', '100');
    await play([['2024-04-16', 'cancel', { at: 'now' }]]);
    const events = async () => (await shop.api.get(`/events?filter_by=object_id&filter=${id}`)).body;
    const before = [await shop.enrollment(id), await events(), await newBills(0)];
    await shop.clock('2024-06-01');
    expect([await shop.enrollment(id), await events(), await newBills(0)]).toEqual(before);
  });

  it('takes nothing that was used after the end', async () => {
    const { shop, send, play } = await metered();
    await play([['2024-04-16', 'cancel', { at: 'now' }], ['2024-04-18']]);
    expect((await send('2024-04-16', '1')).status).toBe(201);
    expectFailureOf(await send('2024-04-17', '1'), 422, 'usage_outside_enrollment');
    await shop.clock('2024-05-01');
  });

  it('leaves what comes late while the option is held to the next invoice', async () => {
    const { shop, send, newBills } = await metered();
    await send('2024-04-01', '100');
    await shop.clock('2024-05-20');
    expect((await send('2024-04-10', '50')).status).toBe(201);
    await shop.clock('2024-06-01');
    expect(await newBills(0)).toEqual([
      ['2024-05-01 total 1000', `usage ×100 1000, ${APRIL}`],
      ['2024-06-01 total 500', `usage ×50 500, ${APRIL}`],
    ]);
  });
});

describe('usage in a pause', () => {
  it('is billed within the period that was paid, and refused beyond it, also once it is over', async () => {
    const { shop, send, play, newBills } = await metered();
    await play([['2024-04-10', 'pause'], ['2024-04-20']]);
    expect((await send('2024-04-15', '5')).status).toBe(201);
    await shop.clock('2024-05-10');
    const refused = await send('2024-05-05', '5');
    expectFailureOf(refused, 422, 'enrollment_paused');
    expect(refused.text).toContain('The enrollment was paused at this time');
    expect((await send('2024-04-30', '7')).status).toBe(201);
    await play([['2024-05-12', 'resume']]);
    expectFailureOf(await send('2024-05-05', '5'), 422, 'enrollment_paused');
    expect((await send('2024-05-12', '9')).status).toBe(201);
    await shop.clock('2024-06-12');
    expect(await newBills(0)).toEqual([
      ['2024-05-01 total 50', `usage ×5 50, ${APRIL}`],
      ['2024-05-12 total 70', `usage ×7 70, ${APRIL}`],
      ['2024-06-12 total 90', 'usage ×9 90, 2024-05-12/2024-06-12'],
    ]);
  });
});

describe('the grace time of a debtor', () => {
  it('ends on its day, though what is owed is tried again only after it', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01' });
    const meter = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
    const { id: subscription } = await shop.api.created('/subscriptions', { name: 'API', type: 'usage_based' });
    const price = { price_model: 'per_unit', unit_price: '10', meter_id: meter.id };
    const metered = await shop.option(subscription, { amount: 3000, ...price });
    const flat = await shop.option(subscription, { amount: 3000 });
    const subscriber = await shop.newSubscriber({}, 'pm_declined');
    const { id } = await shop.enroll(metered, { subscriber_id: subscriber });
    await shop.clock('2024-04-10');
    await shop.act(id, 'change', { billing_option_id: flat, mode: 'full_now' });
    // The grace time ends on the 13th, and the first invoice is tried again on the 15th.
    await shop.clock('2024-04-14');
    expect(await shop.enrollment(id)).toMatchObject({ status: 'past_due', next_billing_on: '2024-05-10' });
  });
});
