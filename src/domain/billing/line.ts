import type { Moment } from '../calendar/proration.js';

export const LINE_KINDS = [
  'subscription',
  'seats',
  'usage',
  'minimum',
  'add_on',
  'setup_fee',
  'shipping',
  'proration_credit',
  'proration_charge',
  'one_off',
] as const;

export type LineKind = (typeof LINE_KINDS)[number];

/** A half-open stretch of time; one without an end never ends. */
export interface Span {
  readonly from: Moment;
  readonly to: Moment | null;
}

/** What a line stands for in the books of an enrollment, beside what it shows. */
export interface Cover {
  /** The number of the enrollment's period that it belongs to. */
  readonly number: number;
  /** What is charged for, the same text for the same thing: `flat:opt_1`, `add_on:aon_1`. */
  readonly item: string;
  /** The exact price of the item for a full period, when its charge is in proportion to time; null for other lines. */
  readonly price: string | null;
  readonly span: Span | null;
}

export interface AppliedRate {
  readonly id: string;
  readonly percentage: string;
}

/** A line before coupons and tax. Amounts are minor units; a credit is negative. */
export interface DraftLine {
  readonly kind: LineKind;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string | null;
  readonly amount: number;
  readonly cover: Cover;
  /** What takes back an earlier line takes back its discount and tax with it; the lines to be discounted have none. */
  readonly takesBack: {
    readonly discount: number;
    readonly tax: number;
    readonly rates: readonly AppliedRate[];
    /** How much of the amount is beyond that, and is discounted and taxed as other lines; nothing when left out. */
    readonly beyond?: number;
  } | null;
}

/** What a line, or a part of it, comes to. Minor units, none negative. */
export interface Sums {
  readonly amount: number;
  readonly discount: number;
  readonly tax: number;
}

/** What of a line was given back otherwise than for time that is not used, in minor units: tax included, and the tax in it. */
export interface GivenBack {
  readonly gross: number;
  readonly tax: number;
}

/** A line as it is invoiced. Its discount lowers the amount; its tax is on top of it or within it, as the store has it. */
export interface Line extends Omit<DraftLine, 'takesBack'> {
  readonly discount: number;
  readonly tax: number;
  readonly rates: readonly AppliedRate[];
  /** By credit notes, or since its invoice is void; without it nothing was. */
  readonly givenBack?: GivenBack;
}
