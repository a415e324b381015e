import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { done, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

/** An enrollment for 3100 a month on 1 January, of a subscription that can also be had for 310. */
interface Sale {
  readonly shop: Shop;
  readonly subscriber: string;
  readonly enrollment: string;
  readonly small: string;
}

async function sold(token: string, option: object = {}): Promise<Sale> {
  const shop = await Shop.open(service);
  const offer = await shop.offer({ amount: 3100, ...option });
  const small = await shop.option(offer.subscription, { amount: 310, ...option });
  const subscriber = await shop.newSubscriber({}, token);
  const { id } = await shop.enroll(offer.option, { subscriber_id: subscriber });
  return { shop, subscriber, enrollment: id, small };
}

type Step = (sale: Sale) => Promise<unknown>;

const onDay =
  (day: string): Step =>
  ({ shop }) =>
    shop.clock(day);
const cancel: Step = ({ shop, enrollment }) => shop.act(enrollment, 'cancel', { at: 'now', credit: true });
const downgrade: Step = ({ shop, enrollment, small }) =>
  shop.act(enrollment, 'change', { billing_option_id: small, mode: 'prorate_now' });
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
        ['paid', -2100, -2100, 0],
      ],
      2100,
    ],
  ])('%s', async (_, steps, rows, balance) => {
    const sale = await sold('pm_ok');
    for (const step of steps) await step(sale);
    await expectBooks(sale, rows, balance);
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
    const sale = { shop, subscriber: shop.subscriber, enrollment, small: large };
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
