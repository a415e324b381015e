import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { done, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

/** An enrollment for 3100 a month on 1 January, of a subscription that can also be had for 310, or for nothing. */
interface Sale {
  readonly shop: Shop;
  readonly subscriber: string;
  readonly enrollment: string;
  readonly small: string;
  readonly free: string;
}

async function sold(token: string, option: object = {}): Promise<Sale> {
  const shop = await Shop.open(service);
  const offer = await shop.offer({ amount: 3100, ...option });
  const small = await shop.option(offer.subscription, { ...option, amount: 310 });
  const free = await shop.option(offer.subscription, { ...option, amount: 0 });
  const subscriber = await shop.newSubscriber({}, token);
  const { id } = await shop.enroll(offer.option, { subscriber_id: subscriber });
  return { shop, subscriber, enrollment: id, small, free };
}

type Step = (sale: Sale) => Promise<unknown>;

const onDay =
  (day: string): Step =>
  ({ shop }) =>
    shop.clock(day);
const cancel: Step = ({ shop, enrollment }) => shop.act(enrollment, 'cancel', { at: 'now', credit: true });
const change =
  (to: 'small' | 'free', mode = 'prorate_now'): Step =>
  ({ shop, enrollment, ...options }) =>
    shop.act(enrollment, 'change', { billing_option_id: options[to], mode });
const downgrade = change('small');
/** Of the first invoice. */
const credit =
  (amount: number, refund = true): Step =>
  async ({ shop, enrollment }) => {
    const [invoice] = await shop.invoices(enrollment);
    return shop.api.created('/credit-notes', { invoice_id: invoice?.id, amount, refund });
  };
const close =
  (how: 'void' | 'mark-uncollectible', place = 0): Step =>
  async ({ shop, enrollment }) => {
    const invoice = (await shop.invoices(enrollment))[place];
    return done(shop.api.post(`/invoices/${invoice?.id}/${how}`, {}));
  };
const refund: Step = async ({ shop }) => {
  const [payment] = (await done(shop.api.get('/payments'))) as unknown as Shown[];
  return shop.api.created(`/payments/${payment?.id}/refunds`, {});
};

/** Of an invoice its status, its total, what the balance paid of it, and what it owes. */
type Row = readonly [status: string, total: number, fromBalance: number, due: number];

async function expectBooks({ shop, subscriber, enrollment }: Sale, rows: readonly Row[], balance: number) {
  const invoices = await shop.invoices(enrollment);
  expect(
    invoices.map(({ status, total, balance_applied, amount_due }) => [status, total, balance_applied, amount_due]),
  ).toEqual(rows);
  expect(await shop.balance(subscriber)).toBe(balance);
}

describe('a credit for unused time gives back nothing that was given back before', () => {
  it.each<[title: string, steps: readonly Step[], rows: readonly Row[], balance: number]>([
    [
      'by a refund of all of it',
      [refund, cancel],
      [
        ['paid', 3100, 0, 0],
        ['paid', 0, 0, 0],
      ],
      0,
    ],
    [
      'by a credit note, so that the new price is owed',
      [credit(3100), downgrade],
      [
        ['paid', 3100, 0, 0],
        ['paid', 310, 0, 0],
      ],
      0,
    ],
    [
      'by a credit note to the balance, which pays the new price',
      [credit(3100, false), downgrade],
      [
        ['paid', 3100, -3100, 0],
        ['paid', 310, 310, 0],
      ],
      2790,
    ],
    [
      'by two credit notes, but what they have left',
      [credit(1000), credit(1100), cancel],
      [
        ['paid', 3100, 0, 0],
        ['paid', -1000, -1000, 0],
      ],
      1000,
    ],
    [
      'by a credit note of the days that were used',
      [credit(100), onDay('2026-01-11'), cancel],
      [
        ['paid', 3100, 0, 0],
        // (3100 − 100) × 21 / 31 = 2032.26.
        ['paid', -2032, -2032, 0],
      ],
      2032,
    ],
  ])('%s', async (_, steps, rows, balance) => {
    const sale = await sold('pm_ok');
    for (const step of steps) await step(sale);
    await expectBooks(sale, rows, balance);
  });
});

describe('a credit for unused time pays first what the enrollment owes', () => {
  it.each<
    [title: string, token: string, steps: readonly Step[], rows: readonly Row[], balance: number, status: string]
  >([
    [
      'all of it, when it ends on the day it began',
      'pm_declined',
      [cancel],
      [
        ['paid', 3100, 3100, 0],
        ['paid', -3100, -3100, 0],
      ],
      0,
      'cancelled',
    ],
    [
      'but the days that were used',
      'pm_declined',
      [onDay('2026-01-04'), cancel],
      [
        ['open', 3100, 2800, 300],
        ['paid', -2800, -2800, 0],
      ],
      0,
      'cancelled',
    ],
    [
      'and what was written off',
      'pm_declined',
      [close('mark-uncollectible'), cancel],
      [
        ['paid', 3100, 3100, 0],
        ['paid', -3100, -3100, 0],
      ],
      0,
      'cancelled',
    ],
    [
      'also of what was written off a part',
      'pm_declined',
      [close('mark-uncollectible'), onDay('2026-01-11'), cancel],
      [
        ['uncollectible', 3100, 2100, 1000],
        ['paid', -2100, -2100, 0],
      ],
      0,
      'cancelled',
    ],
    [
      'of a downgrade, so that the card is charged the rest',
      'pm_declined',
      [downgrade, onDay('2026-01-03')],
      [
        ['open', 3100, 2790, 310],
        ['paid', -2790, -2790, 0],
      ],
      0,
      'past_due',
    ],
    [
      'after a credit note no more than that has left',
      'pm_declined',
      [credit(1000), onDay('2026-01-02'), downgrade],
      [
        // (3100 − 1000) × 30 / 31 = 2032.26, less 300 for the small one.
        ['open', 3100, 1732, 368],
        ['paid', -1732, -1732, 0],
      ],
      0,
      'past_due',
    ],
    [
      'all of which makes it recover, and go on',
      'pm_declined',
      [change('free'), onDay('2026-02-01')],
      [
        ['paid', 3100, 3100, 0],
        ['paid', -3100, -3100, 0],
      ],
      0,
      'active',
    ],
    [
      'of a change that waits, when nobody pays and it ends on the 22nd: for the days until then',
      'pm_declined',
      [change('free', 'prorate_next'), onDay('2026-02-01')],
      [
        ['open', 3100, 2100, 1000],
        ['paid', -2100, -2100, 0],
      ],
      0,
      'cancelled',
    ],
    [
      'and waits for what a gateway may yet say is paid',
      'pm_timeout',
      [cancel],
      [
        ['open', 3100, 0, 3100],
        ['paid', -3100, -3100, 0],
      ],
      0,
      'cancelled',
    ],
  ])('%s', async (_, token, steps, rows, balance, status) => {
    const sale = await sold(token);
    for (const step of steps) await step(sale);
    await expectBooks(sale, rows, balance);
    expect((await sale.shop.enrollment(sale.enrollment)).status).toBe(status);
  });
});

describe('a credit for unused time gives back nothing of an invoice that is void', () => {
  it.each<[title: string, steps: readonly Step[], rows: readonly Row[], balance: number]>([
    [
      'when the enrollment is cancelled',
      [close('void'), cancel],
      [
        ['void', 3100, 0, 0],
        ['paid', 0, 0, 0],
      ],
      0,
    ],
    [
      'when less is held, and charged',
      [close('void'), onDay('2026-01-11'), downgrade],
      [
        ['void', 3100, 0, 0],
        ['open', 210, 0, 210],
      ],
      0,
    ],
  ])('%s', async (_, steps, rows, balance) => {
    const sale = await sold('pm_ok', { renewal_type: 'manual' });
    for (const step of steps) await step(sale);
    await expectBooks(sale, rows, balance);
  });

  it('but what a credit on it has paid', async () => {
    const shop = await Shop.open(service);
    const { option, subscription } = await shop.offer({ amount: 3100 });
    const large = await shop.option(subscription, { amount: 6200, renewal_type: 'manual' });
    const { id: enrollment } = await shop.enroll(option);
    const sale = { shop, subscriber: shop.subscriber, enrollment, small: large, free: large };
    await onDay('2026-01-11')(sale);
    await downgrade(sale);
    await close('void', 1)(sale);
    await cancel(sale);
    // Of 3100 for January ten days were used.
    await expectBooks(
      sale,
      [
        ['paid', 3100, 0, 0],
        ['void', 2100, 0, 0],
        ['paid', -2100, -2100, 0],
      ],
      2100,
    );
  });
});
