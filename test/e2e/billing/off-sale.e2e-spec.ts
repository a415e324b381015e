import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { done, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface Sold {
  readonly shop: Shop;
  readonly id: string;
  readonly ids: Readonly<Record<'subscription' | 'option' | 'dearer' | 'support' | 'other', string>>;
}

/** Ten seats at 1000 with two of support; on 20 April 2024, 11 of 30 days are left. */
async function sold(): Promise<Sold> {
  const shop = await Shop.open(service, { today: '2024-04-01' });
  const price = (unit_price: string) => ({ price_model: 'per_unit', unit_price });
  const { option, subscription } = await shop.offer(price('1000'), { type: 'seat_based' });
  const addOn = (name: string) =>
    shop.api.created('/add-ons', { subscription_id: subscription, name, charge: 'recurring', amount: 600 });
  const dearer = await shop.option(subscription, price('1500'));
  const ids = { subscription, option, dearer, support: (await addOn('S')).id, other: (await addOn('O')).id };
  const { id } = await shop.enroll(option, { seats: 10, add_ons: [{ add_on_id: ids.support, quantity: 2 }] });
  return { shop, id, ids };
}

/** What has changed in the store since it was sold, and what is then asked for. */
type Case = readonly [
  title: string,
  since: (sold: Sold) => readonly (readonly [path: string, fields: Fields])[],
  change: (sold: Sold) => Fields,
];

const optionOff: Case[1] = ({ ids }) => [[`/billing-options/${ids.option}`, { status: 'not_active' }]];
const supportOff: Case[1] = ({ ids }) => [[`/add-ons/${ids.support}`, { status: 'not_active' }]];
const support = ({ ids }: Sold, quantity: number) => ({ add_on_id: ids.support, quantity });

async function asked([, since, change]: Case, before?: (sold: Sold) => Fields) {
  const made = await sold();
  const { shop, id } = made;
  if (before !== undefined) await shop.act(id, 'change', before(made));
  for (const [path, fields] of since(made)) await done(shop.api.put(path, fields));
  await shop.clock('2024-04-20');
  const preview = await shop.api.post(`/enrollments/${id}/preview`, change(made));
  return { shop, id, preview, answer: await shop.api.post(`/enrollments/${id}/change`, change(made)) };
}

describe('what is off sale by now and held already does not block', () => {
  it.each<Case>([
    ['one more seat of the option', optionOff, () => ({ seats: 11, mode: 'prorate_now' })],
    ['fewer seats of the option', optionOff, () => ({ seats: 9 })],
    ['a new period of the option', optionOff, () => ({ mode: 'full_now' })],
    ['another add-on', optionOff, ({ ids }) => ({ add_ons: [{ add_on_id: ids.other }] })],
    ['a coupon to be given up', optionOff, () => ({ coupon_code: null })],
    [
      'one more seat where the whole subscription is off sale',
      ({ ids }) => [[`/subscriptions/${ids.subscription}`, { status: 'not_active' }]],
      () => ({ seats: 11 }),
    ],
    ['more seats with an add-on', supportOff, () => ({ seats: 11 })],
    ['another option with an add-on', supportOff, ({ ids }) => ({ billing_option_id: ids.dearer })],
    ['the add-on itself, named as it is held', supportOff, (made) => ({ add_ons: [support(made, 2)] })],
    ['less of an add-on', supportOff, (made) => ({ add_ons: [support(made, 1)] })],
    [
      'less of an add-on of which not so many are sold any more',
      ({ ids }) => [[`/add-ons/${ids.support}`, { max_quantity: 1 }]],
      (made) => ({ seats: 12, add_ons: [support(made, 2)] }),
    ],
    [
      'fewer seats than are held, but more than are sold any more',
      ({ ids }) => [[`/billing-options/${ids.option}`, { max_seats: 5 }]],
      () => ({ seats: 9 }),
    ],
    [
      'more seats than are held, but fewer than are sold any more',
      ({ ids }) => [[`/billing-options/${ids.option}`, { min_seats: 20 }]],
      () => ({ seats: 11 }),
    ],
  ])('%s', async (...given) => {
    const { preview, answer } = await asked(given);
    expect([preview.status, answer.status]).toEqual([200, 200]);
  });

  it.each<[title: string, change: (sold: Sold) => Fields]>([
    ['more seats', () => ({ seats: 11 })],
    ['the way back to what is held', ({ ids }) => ({ billing_option_id: ids.option, mode: 'period_end' })],
    ['the same change once more', ({ ids }) => ({ billing_option_id: ids.dearer, mode: 'period_end' })],
    ['the same change at once', ({ ids }) => ({ billing_option_id: ids.dearer, mode: 'prorate_now' })],
  ])('%s, where it is only scheduled', async (title, change) => {
    const both: Case[1] = ({ ids }) => [
      ...optionOff({ ids } as Sold),
      [`/billing-options/${ids.dearer}`, { status: 'not_active' }],
    ];
    const before = ({ ids }: Sold) => ({ billing_option_id: ids.dearer, mode: 'period_end' });
    const { preview, answer } = await asked([title, both, change], before);
    expect([preview.status, answer.status]).toEqual([200, 200]);
  });

  it('what was scheduled, which takes hold with the next period and after a pause', async () => {
    const { shop, id, ids } = await sold();
    await shop.act(id, 'change', { billing_option_id: ids.dearer, mode: 'period_end' });
    await shop.act(id, 'pause');
    await done(shop.api.put(`/billing-options/${ids.dearer}`, { status: 'not_active' }));
    await shop.play(id, [['2024-05-10', 'resume']]);
    // 10 × 1500 and 2 × 600.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([11200, 16200]);
  });
});

describe('what is off sale is not brought', () => {
  it.each<[...Case, code: string]>([
    [
      'as another option',
      ({ ids }) => [[`/billing-options/${ids.dearer}`, { status: 'not_active' }]],
      ({ ids }) => ({ billing_option_id: ids.dearer }),
      'not_on_sale',
    ],
    [
      'as another option at the period’s end',
      ({ ids }) => [[`/billing-options/${ids.dearer}`, { status: 'not_active' }]],
      ({ ids }) => ({ billing_option_id: ids.dearer, mode: 'period_end' }),
      'not_on_sale',
    ],
    ['as more of an add-on', supportOff, (made) => ({ add_ons: [support(made, 3)] }), 'add_on_not_offered'],
    [
      'as another add-on',
      ({ ids }) => [[`/add-ons/${ids.other}`, { status: 'not_active' }]],
      ({ ids }) => ({ add_ons: [{ add_on_id: ids.other }] }),
      'add_on_not_offered',
    ],
    [
      'as more seats than are sold any more',
      ({ ids }) => [[`/billing-options/${ids.option}`, { max_seats: 5 }]],
      () => ({ seats: 11 }),
      'seats_out_of_range',
    ],
    [
      'as fewer seats than are sold any more',
      ({ ids }) => [[`/billing-options/${ids.option}`, { min_seats: 20 }]],
      () => ({ seats: 9 }),
      'seats_out_of_range',
    ],
    [
      'as more of an add-on than is sold any more',
      ({ ids }) => [[`/add-ons/${ids.support}`, { max_quantity: 1 }]],
      (made) => ({ add_ons: [support(made, 3)] }),
      'add_on_not_offered',
    ],
  ])('%s', async (title, since, change, code) => {
    const { preview, answer } = await asked([title, since, change]);
    expectFailureOf(preview, 422, code);
    expectFailureOf(answer, 422, code);
  });

  it('once more, after it was given up', async () => {
    const made = await sold();
    const { shop, id, ids } = made;
    await shop.act(id, 'change', { billing_option_id: ids.dearer, add_ons: [], mode: 'prorate_now' });
    for (const [path, fields] of [...optionOff(made), ...supportOff(made)]) await done(shop.api.put(path, fields));
    const again = (fields: Fields) => shop.api.post(`/enrollments/${id}/change`, fields);
    expectFailureOf(await again({ billing_option_id: ids.option }), 422, 'not_on_sale');
    expectFailureOf(await again({ add_ons: [support(made, 1)] }), 422, 'add_on_not_offered');
  });
});
