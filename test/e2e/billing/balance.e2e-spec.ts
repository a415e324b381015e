import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

/** Of each invoice its day, its total, what the balance paid, and what was collected. */
type Row = readonly [day: string, total: number, fromBalance: number, collected: number];

describe('what a subscriber has in credit pays the next invoices', () => {
  it.each<[title: string, moves: readonly Move[], rows: readonly Row[], balance: number]>([
    [
      'a part of one: 4000 − 2000 of April, 3000 for May',
      [['2026-04-11', 'change', { option: 'small', mode: 'prorate_now' }], ['2026-05-01']],
      [
        ['2026-04-01', 6000, 0, 6000],
        ['2026-04-11', -2000, -2000, 0],
        ['2026-05-01', 3000, 2000, 1000],
      ],
      0,
    ],
    [
      'all of several, until it is used up: 6000 − 900 on the first day, for 900 a month',
      [['2026-04-01', 'change', { option: 'tiny', mode: 'prorate_now' }], ['2026-10-01']],
      [
        ['2026-04-01', 6000, 0, 6000],
        ['2026-04-01', -5100, -5100, 0],
        ['2026-05-01', 900, 900, 0],
        ['2026-06-01', 900, 900, 0],
        ['2026-07-01', 900, 900, 0],
        ['2026-08-01', 900, 900, 0],
        ['2026-09-01', 900, 900, 0],
        ['2026-10-01', 900, 600, 300],
      ],
      0,
    ],
    [
      'just one: the credit is what May costs',
      [
        ['2026-04-16', 'change', { option: 'free', mode: 'prorate_now' }],
        ['2026-04-16', 'change', { option: 'small', mode: 'period_end' }],
        ['2026-05-01'],
      ],
      [
        ['2026-04-01', 6000, 0, 6000],
        ['2026-04-16', -3000, -3000, 0],
        ['2026-05-01', 3000, 3000, 0],
      ],
      0,
    ],
    [
      'within the invoice that a change makes: −4000 and 3000 leave 1000 in credit',
      [['2026-04-11', 'change', { option: 'small', mode: 'full_now' }]],
      [
        ['2026-04-01', 6000, 0, 6000],
        ['2026-04-11', -1000, -1000, 0],
      ],
      1000,
    ],
    [
      'and a credit on the next invoice is set off there: −4000, 2000 and 3000',
      [['2026-04-11', 'change', { option: 'small', mode: 'prorate_next' }], ['2026-05-01']],
      [
        ['2026-04-01', 6000, 0, 6000],
        ['2026-05-01', 1000, 0, 1000],
      ],
      0,
    ],
  ])('%s', async (_, moves, rows, balance) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option, subscription } = await shop.offer({ amount: 6000 });
    const options: Record<string, string> = {
      small: await shop.option(subscription, { amount: 3000 }),
      tiny: await shop.option(subscription, { amount: 900 }),
      free: await shop.option(subscription, { amount: 0 }),
    };
    const { id } = await shop.enroll(option);
    for (const [when, action, { option: other, ...fields } = {}] of moves) {
      const named = other === undefined ? fields : { ...fields, billing_option_id: options[other as string] };
      await shop.play(id, [[when, action, named]]);
    }
    const invoices = await shop.invoices(id);
    expect(
      invoices.map(({ issued_on, total, balance_applied, amount_paid }) => [
        issued_on,
        total,
        balance_applied,
        amount_paid,
      ]),
    ).toEqual(rows);
    expect(invoices.map(({ status, amount_due }) => [status, amount_due])).toEqual(rows.map(() => ['paid', 0]));
    expect(await shop.balance()).toBe(balance);
  });
});

describe('the balance', () => {
  it('is the subscriber’s, and pays for another enrollment of theirs, but not of another’s', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    await shop.play(id, [['2026-04-11', 'cancel', { at: 'now', credit: true }]]);
    const other = await shop.newSubscriber();
    const [theirs, own] = [await shop.enroll(option, { subscriber_id: other }), await shop.enroll(option)];
    expect(await shop.invoices(theirs.id)).toMatchObject([{ balance_applied: 0, amount_paid: 3000 }]);
    expect(await shop.invoices(own.id)).toMatchObject([{ balance_applied: 2000, amount_paid: 1000 }]);
    expect([await shop.balance(), await shop.balance(other)]).toEqual([0, 0]);
  });

  it('is used once when two enrollments are billed on the same day', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const ids = [(await shop.enroll(option)).id, (await shop.enroll(option)).id];
    const third = await shop.enroll(option);
    await shop.play(third.id, [['2026-04-07', 'cancel', { at: 'now', credit: true }]]);
    // 3000 × 24/30.
    expect(await shop.balance()).toBe(2400);
    await shop.clock('2026-05-01');
    const may = (await Promise.all(ids.map((id) => shop.invoices(id)))).map((invoices) => invoices[1]);
    const applied = may.map((invoice) => invoice?.balance_applied);
    expect(applied.toSorted()).toEqual([0, 2400]);
    expect(may.map((invoice) => invoice?.amount_paid).toSorted()).toEqual([3000, 600]);
    expect(await shop.balance()).toBe(0);
  });

  it('gets back what it paid of an invoice that is voided', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const manual = await shop.option(subscription, { amount: 3000, renewal_type: 'manual' });
    const { id } = await shop.enroll(option);
    await shop.play(id, [['2026-04-11', 'cancel', { at: 'now', credit: true }]]);
    const enrollment = await shop.enroll(manual);
    const [open] = await shop.invoices(enrollment.id);
    expect(open).toMatchObject({ status: 'open', balance_applied: 2000, amount_due: 1000 });
    expect(await shop.balance()).toBe(0);
    await done(shop.api.post(`/invoices/${open?.id}/void`, {}));
    expect(await shop.balance()).toBe(2000);
  });
});
