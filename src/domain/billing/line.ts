import type { Moment } from '../calendar/proration.js';
import type { TaxBehavior } from '../pricing/tax.js';

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

/** Where a line stands. */
export interface LineRef {
  readonly invoiceId: string;
  readonly lineId: string;
}

/** What a line takes off an earlier one, in minor units: tax included, and the tax in it. */
export interface LineCredit {
  readonly source: LineRef;
  /** It changes only the discount of the earlier line, or takes such a change back: then it is negative. */
  readonly kind?: 'discount';
  readonly gross: number;
  readonly tax: number;
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
  /** Whether its amounts have their tax in them, as agreed for its period; left out: as its invoice has it. */
  readonly taxBehavior?: TaxBehavior;
  /** Which earlier lines it takes back, and how much of each; left out: none. */
  readonly credits?: readonly LineCredit[];
}

/** What a line, or a part of it, comes to. Minor units, none negative. */
export interface Sums {
  readonly amount: number;
  readonly discount: number;
  readonly tax: number;
}

/** What of a line credit notes and voids have given back, in minor units: tax included, and the tax in it. */
export interface GivenBack {
  readonly gross: number;
  readonly tax: number;
}

/** A line as it is invoiced. Its discount lowers the amount; its tax is on top of it or within it. */
export interface Line extends Omit<DraftLine, 'takesBack'> {
  readonly discount: number;
  readonly tax: number;
  readonly rates: readonly AppliedRate[];
  /** By credit notes, or since its invoice is void; without it nothing was. */
  readonly givenBack?: GivenBack;
  /** Left out: it is not stored yet. */
  readonly ref?: LineRef;
}
