import { describe, expect, it } from '@jest/globals';
import { priceOf, type Price } from './price-model.js';

type TierSizes = readonly (readonly [number | null, string])[];

function tiered(model: 'graduated' | 'volume', sizes: TierSizes): Price {
  return { model, tiers: sizes.map(([upTo, unitPrice]) => ({ upTo, unitPrice, flatAmount: 0 })) };
}

function itCosts(price: Price, examples: readonly (readonly [quantity: number, cents: string])[]) {
  it.each(examples)('%i cost %s', (quantity, cents) => expect(priceOf(price, quantity).toString()).toBe(cents));
}

/** Figures that other billing systems publish, in cents. */
describe('prices are those of the documentation of', () => {
  // docs.stripe.com/subscriptions/pricing-models/tiered-pricing: 1 to 5 at 7, 6 to 10 at 6.50, from 11 at 6 USD.
  const stripe: TierSizes = [
    [5, '700'],
    [10, '650'],
    [null, '600'],
  ];

  describe('Stripe, volume', () =>
    itCosts(tiered('volume', stripe), [
      [1, '700'],
      [5, '3500'],
      [6, '3900'],
      [20, '12000'],
      [25, '15000'],
    ]));

  describe('Stripe, graduated', () =>
    itCosts(tiered('graduated', stripe), [
      [5, '3500'],
      [6, '4150'],
      [20, '12750'],
    ]));

  // zuplo.com/docs/articles/monetization/pricing-models: to 1,000 at 0.10, to 10,000 at 0.05, beyond at 0.01 USD.
  const zuplo: TierSizes = [
    [1000, '10'],
    [10_000, '5'],
    [null, '1'],
  ];

  describe('Zuplo, graduated', () => itCosts(tiered('graduated', zuplo), [[15_000, '60000']]));

  describe('Zuplo, volume', () => itCosts(tiered('volume', zuplo), [[15_000, '15000']]));

  // docs.useautumn.com/documentation/modelling-pricing/graduated-pricing: 0.01, 0.008 and 0.005 USD.
  const autumn = tiered('graduated', [
    [1000, '1'],
    [10_000, '0.8'],
    [null, '0.5'],
  ]);

  describe('Autumn, graduated', () => itCosts(autumn, [[15_000, '10700']]));

  // chargebee.com/docs/billing/2.0/product-catalog/package-pricing: 1.25 USD for a million.
  describe('Chargebee, package', () =>
    itCosts({ model: 'package', unitPrice: '125', packageSize: 1_000_000 }, [
      [10, '125'],
      [1_000_000, '125'],
      [1_500_000, '250'],
    ]));
});
