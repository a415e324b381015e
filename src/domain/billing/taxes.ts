import { allocate } from '../money/allocation.js';
import { exact } from '../money/exact.js';
import type { AppliedRate } from './line.js';

/** The part of a tax that one rate has. Minor units. */
export interface RateTax {
  readonly rate: AppliedRate;
  readonly amount: number;
}

interface TaxedLine {
  readonly tax: number;
  readonly rates: readonly AppliedRate[];
}

/** More decimals than a rate has. */
const SCALE = 1e12;

/** The tax of a line by rate, in proportion to the rates, so that the parts add up to the line's tax. */
export function taxesOfLine({ tax, rates }: TaxedLine): RateTax[] {
  const weights = rates.map(({ percentage }) => exact(percentage).times(SCALE).toNumber());
  // What has no rate of its own any longer, or rates of nothing, has no tax either.
  if (weights.every((weight) => weight === 0)) return rates.map((rate) => ({ rate, amount: 0 }));
  const parts = allocate(tax, weights);
  return rates.map((rate, index) => ({ rate, amount: parts[index] ?? 0 }));
}

/** The tax of several lines by rate, in the order in which the rates first appear. A rate has one percentage in each. */
export function taxesOf(lines: readonly TaxedLine[]): RateTax[] {
  const sums = new Map<string, RateTax>();
  for (const { rate, amount } of lines.flatMap(taxesOfLine)) {
    const key = `${rate.id} ${rate.percentage}`;
    sums.set(key, { rate, amount: (sums.get(key)?.amount ?? 0) + amount });
  }
  return [...sums.values()];
}
