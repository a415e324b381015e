import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;
type Tiers = readonly (readonly [upTo: number | null, unitPrice: string, flatAmount?: number])[];
/** A quantity, and its price in minor units; null: no line at all. */
type Example = readonly [quantity: string, amount: number | null];

const perUnit = (unit_price: string) => ({ price_model: 'per_unit', unit_price });
const packages = (package_size: number, unit_price: string) => ({ price_model: 'package', package_size, unit_price });
const tiered = (price_model: string, sizes: Tiers) => ({
  price_model,
  tiers: sizes.map(([up_to, unit_price, flat_amount = 0]) => ({ up_to, unit_price, flat_amount })),
});

const GRADUATED = tiered('graduated', [
  [10, '100'],
  [20, '80', 500],
  [null, '50', 1000],
]);
const VOLUME = tiered('volume', [
  [10, '100'],
  [20, '80'],
  [null, '50', 1000],
]);
const STAIRS = tiered('stair_step', [
  [5, '0', 1000],
  [10, '0', 1800],
  [null, '0', 2500],
]);
const FREE_AT_FIRST = tiered('graduated', [
  [10, '0'],
  [null, '25'],
]);

const JANUARY = '2026-01-01/2026-02-01';

describe('seats are priced in advance', () => {
  it.each<[title: string, price: Fields, examples: readonly Example[]]>([
    [
      'by unit',
      perUnit('1250'),
      [
        ['1', 1250],
        ['2', 2500],
        ['1000000', 1_250_000_000],
      ],
    ],
    [
      'by half a unit, halves rounded up',
      perUnit('0.5'),
      [
        ['1', 1],
        ['2', 1],
        ['3', 2],
      ],
    ],
    // 10 × 100; then 500 and 80 each; then 1000 and 50 each.
    [
      'graduated',
      GRADUATED,
      [
        ['1', 100],
        ['10', 1000],
        ['11', 1580],
        ['20', 2300],
        ['21', 3350],
      ],
    ],
    // 11 × 80, 20 × 80, 21 × 50 + 1000.
    [
      'by volume',
      VOLUME,
      [
        ['1', 100],
        ['10', 1000],
        ['11', 880],
        ['20', 1600],
        ['21', 2050],
      ],
    ],
    [
      'by package',
      packages(5, '1000'),
      [
        ['1', 1000],
        ['5', 1000],
        ['6', 2000],
        ['10', 2000],
        ['11', 3000],
      ],
    ],
    [
      'by stair',
      STAIRS,
      [
        ['1', 1000],
        ['5', 1000],
        ['6', 1800],
        ['10', 1800],
        ['11', 2500],
      ],
    ],
    [
      'graduated, the first ten free',
      FREE_AT_FIRST,
      [
        ['1', null],
        ['10', null],
        ['11', 25],
      ],
    ],
    ['by unit, at nothing', perUnit('0'), [['7', null]]],
  ])('%s', async (_, price, examples) => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer(price, { type: 'seat_based' });
    const billed = [];
    for (const [quantity] of examples) {
      const { id } = await shop.enroll(option, { seats: Number(quantity) });
      billed.push(bills(await shop.invoices(id)));
    }
    expect(billed).toEqual(
      examples.map(([quantity, amount]) =>
        amount === null ? [] : [[`2026-01-01 total ${amount}`, `seats ×${quantity} ${amount}, ${JANUARY}`]],
      ),
    );
  });
});

/** What several enrollments are billed that use so much each in January. */
async function billedFor(price: Fields, quantities: readonly (string | undefined)[]): Promise<string[][][]> {
  const shop = await Shop.open(service, { currency: 'USD' });
  const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
  const { option } = await shop.offer({ ...price, meter_id }, { type: 'usage_based' });
  const ids = [];
  for (const [index, quantity] of quantities.entries()) {
    const { id } = await shop.enroll(option);
    ids.push(id);
    const event = { external_id: `e-${index}`, enrollment_id: id, meter: 'm', quantity };
    if (quantity !== undefined) await shop.api.created('/usage-events', event);
  }
  await shop.clock('2026-02-01');
  return Promise.all(ids.map(async (id) => bills(await shop.invoices(id))));
}

function usageBills(examples: readonly Example[]): string[][][] {
  return examples.map(([quantity, amount]) =>
    amount === null ? [] : [[`2026-02-01 total ${amount}`, `usage ×${quantity} ${amount}, ${JANUARY}`]],
  );
}

describe('usage is priced in arrears, and none costs nothing', () => {
  it.each<[title: string, price: Fields, examples: readonly Example[]]>([
    [
      'by unit',
      perUnit('1250'),
      [
        ['0', null],
        ['1', 1250],
        ['2.5', 3125],
      ],
    ],
    // 0.4 × 1 rounds to nothing, 0.5 to 1.
    [
      'by unit, down to half a unit',
      perUnit('1'),
      [
        ['0.4', null],
        ['0.5', 1],
        ['1.4', 1],
        ['1.5', 2],
      ],
    ],
    [
      'by unit with a fraction: 3 × 0.125 = 0.375, 4 × 0.125 = 0.5',
      perUnit('0.125'),
      [
        ['3', null],
        ['4', 1],
        ['1001', 125],
      ],
    ],
    // 10.5 is 1000 + 500 + 0.5 × 80, 20.01 is 2300 + 1000 + 0.01 × 50 = 3300.5.
    [
      'graduated',
      GRADUATED,
      [
        ['0', null],
        ['0.001', null],
        ['10', 1000],
        ['10.5', 1540],
        ['11', 1580],
        ['20', 2300],
        ['20.01', 3301],
        ['21', 3350],
      ],
    ],
    // 10.01 × 80 = 800.8, 20.01 × 50 + 1000 = 2000.5.
    [
      'by volume',
      VOLUME,
      [
        ['0', null],
        ['10', 1000],
        ['10.01', 801],
        ['20', 1600],
        ['20.01', 2001],
        ['21', 2050],
      ],
    ],
    [
      'by package',
      packages(5, '1000'),
      [
        ['0', null],
        ['0.1', 1000],
        ['5', 1000],
        ['5.01', 2000],
        ['10', 2000],
      ],
    ],
    [
      'by stair',
      STAIRS,
      [
        ['0', null],
        ['0.1', 1000],
        ['5', 1000],
        ['5.1', 1800],
        ['10', 1800],
        ['10.1', 2500],
        ['9999', 2500],
      ],
    ],
    // Of an amount in minor units: 17 × 2.9 % = 0.493, 18 × 2.9 % = 0.522.
    [
      'as a percentage',
      { price_model: 'percentage', percentage: '2.9' },
      [
        ['0', null],
        ['17', null],
        ['18', 1],
        ['10000', 290],
      ],
    ],
    [
      'graduated, the first ten free',
      FREE_AT_FIRST,
      [
        ['0', null],
        ['10', null],
        ['11', 25],
        ['12', 50],
      ],
    ],
  ])('%s', async (_, price, examples) => {
    const quantities = examples.map(([quantity]) => quantity);
    expect(await billedFor(price, [undefined, ...quantities])).toEqual([[], ...usageBills(examples)]);
  });
});

describe('figures that others publish come out, in cents', () => {
  // docs.stripe.com/subscriptions/pricing-models/tiered-pricing: 1 to 5 at 7, 6 to 10 at 6.50, from 11 at 6 USD.
  const stripe: Tiers = [
    [5, '700'],
    [10, '650'],
    [null, '600'],
  ];
  // zuplo.com/docs/articles/monetization/pricing-models: to 1,000 at 0.10, to 10,000 at 0.05, beyond at 0.01 USD.
  const zuplo: Tiers = [
    [1000, '10'],
    [10_000, '5'],
    [null, '1'],
  ];
  // docs.useautumn.com/documentation/modelling-pricing/graduated-pricing: 0.01, 0.008 and 0.005 USD.
  const autumn: Tiers = [
    [1000, '1'],
    [10_000, '0.8'],
    [null, '0.5'],
  ];
  // getlago.com/docs/guide/plans/charges/charge-models/volume: 0.0010, 0.0008, 0.0006, 0.0004 and 10 USD each.
  const lago: Tiers = [
    [10_000, '0.1', 1000],
    [50_000, '0.08', 1000],
    [100_000, '0.06', 1000],
    [null, '0.04', 1000],
  ];
  // docs.oracle.com, Banking Liquidity Management, “Examples for Tier Based Amount”: 10, 20 and 30 USD a slab; 1, 2, 3 a unit.
  const oracleSlabs: Tiers = [
    [250, '0', 1000],
    [500, '0', 2000],
    [null, '0', 3000],
  ];
  const oracleUnits: Tiers = [
    [250, '100'],
    [500, '200'],
    [null, '300'],
  ];

  it.each<[title: string, price: Fields, examples: readonly Example[]]>([
    [
      'Stripe, volume',
      tiered('volume', stripe),
      [
        ['1', 700],
        ['5', 3500],
        ['6', 3900],
        ['20', 12000],
        ['25', 15000],
      ],
    ],
    [
      'Stripe, graduated',
      tiered('graduated', stripe),
      [
        ['5', 3500],
        ['6', 4150],
        ['20', 12750],
      ],
    ],
    ['Zuplo, per unit: 100,000 at 0.001 USD', perUnit('0.1'), [['100000', 10000]]],
    ['Zuplo, graduated', tiered('graduated', zuplo), [['15000', 60000]]],
    ['Zuplo, volume', tiered('volume', zuplo), [['15000', 15000]]],
    ['Autumn, graduated', tiered('graduated', autumn), [['15000', 10700]]],
    ['Lago, volume with a flat fee', tiered('volume', lago), [['65000', 4900]]],
    ['Oracle, a charge for every slab', tiered('graduated', oracleSlabs), [['1000', 6000]]],
    ['Oracle, a charge for the last slab', tiered('stair_step', oracleSlabs), [['1000', 3000]]],
    ['Oracle, every unit by its slab', tiered('graduated', oracleUnits), [['1000', 225_000]]],
    ['Oracle, all units by the last slab', tiered('volume', oracleUnits), [['1000', 300_000]]],
    // chargebee.com/docs/billing/2.0/product-catalog/package-pricing: 1.25 USD for a million.
    [
      'Chargebee, package',
      packages(1_000_000, '125'),
      [
        ['10', 125],
        ['1000000', 125],
        ['1500000', 250],
      ],
    ],
  ])('%s', async (_, price, examples) => {
    const quantities = examples.map(([quantity]) => quantity);
    expect(await billedFor(price, quantities)).toEqual(usageBills(examples));
  });
});

describe('usage that comes late is charged with the next invoice, as if it had come in time', () => {
  it.each<[title: string, price: Fields, inTime: string, late: string, line: string | null]>([
    ['by unit', perUnit('10'), '5', '3', 'usage ×3 30'],
    // 8 cost 800, 12 cost 1000 + 500 + 160.
    ['graduated, into the next tier', GRADUATED, '8', '4', 'usage ×4 860'],
    // 10 cost 1000, 12 cost 960.
    ['by volume, where more is cheaper', VOLUME, '10', '2', 'usage ×2 -40'],
    ['by package, into one that was paid', packages(5, '1000'), '3', '2', null],
    ['by package, into the next', packages(5, '1000'), '5', '1', 'usage ×1 1000'],
    ['by stair', STAIRS, '5', '1', 'usage ×1 800'],
    // 17 cost 0.493, so nothing; 18 cost 0.522, so 1.
    ['as a percentage, over half a unit', { price_model: 'percentage', percentage: '2.9' }, '17', '1', 'usage ×1 1'],
    ['less than was billed', perUnit('10'), '5', '-2', 'usage ×-2 -20'],
  ])('%s', async (_, price, inTime, late, line) => {
    const shop = await Shop.open(service);
    const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
    const { option } = await shop.offer({ ...price, meter_id, amount: 5000 }, { type: 'usage_based' });
    const { id: enrollment_id } = await shop.enroll(option);
    const event = { enrollment_id, meter: 'm', occurred_at: '2026-01-10T00:00:00Z' };
    await shop.clock('2026-01-20');
    await shop.api.created('/usage-events', { ...event, external_id: 'e-1', quantity: inTime });
    await shop.clock('2026-02-10');
    await shop.api.created('/usage-events', { ...event, external_id: 'e-2', quantity: late });
    await shop.clock('2026-04-01');
    const march = ['subscription ×1 5000, 2026-03-01/2026-04-01'];
    const total = 5000 + Number(line?.split(' ')[2] ?? 0);
    const [, , third, fourth] = bills(await shop.invoices(enrollment_id));
    expect(third).toEqual([`2026-03-01 total ${total}`, ...(line === null ? [] : [`${line}, ${JANUARY}`]), ...march]);
    expect(fourth).toEqual(['2026-04-01 total 5000', 'subscription ×1 5000, 2026-04-01/2026-05-01']);
  });
});
