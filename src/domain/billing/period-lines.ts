import { position, type Moment, type ProrationUnit } from '../calendar/proration.js';
import type { TaxBehavior } from '../pricing/tax.js';
import { givenBack } from './charged-usage.js';
import type { EnrollmentPeriod, EnrollmentState, OnceItem } from './enrollment-state.js';
import { givenBackOf } from './given-back.js';
import { itemsOf, type EnrollmentItems } from './items.js';
import type { DraftLine, Line, Sums } from './line.js';
import { taxBehaviorOf, zoneOf } from './period-bounds.js';
import { settle, type Segment, type SettledPeriod } from './settlement.js';

/** What the lines of a period rest on besides what is held in it. */
export interface PeriodInputs {
  readonly prorationUnit: ProrationUnit;
  readonly timeZone: string;
  readonly taxBehavior: TaxBehavior;
  /** The lines of earlier invoices for the current period; null: nothing has changed since its own, so none are needed. */
  readonly invoiced: readonly Line[] | null;
  /** What was used in the current period, and what came late of earlier ones, priced. */
  readonly usage: readonly DraftLine[];
}

/** Where a period is cut short: `until` is where nothing more is owed, `end` where what was invoiced stays. */
export type Cut = Partial<Pick<SettledPeriod, 'until' | 'end'>>;

/** What a period costs when it begins. */
export function openingLines(period: EnrollmentPeriod, items: EnrollmentItems, inputs: PeriodInputs): DraftLine[] {
  const charges = settle(settledPeriod(period, inputs, {}), [segmentOf(items, period.start)], []);
  return [...charges, ...shippingLines(items, period)];
}

/** What the changes within the current period have made the difference. */
export function changeLines({ period, segments }: EnrollmentState, inputs: PeriodInputs, cut: Cut): DraftLine[] {
  if (period === null || period.kind === 'trial' || inputs.invoiced === null) return [];
  return settle(settledPeriod(period, inputs, cut), segments, inputs.invoiced);
}

/** The same, and what was used, which is charged only when the period is over. */
export function closingLines(state: EnrollmentState, inputs: PeriodInputs, cut: Cut): DraftLine[] {
  return [...changeLines(state, inputs, cut), ...inputs.usage];
}

/** What is charged once, and what of it is given back: no more than stands of it, with its discount and tax. */
export function onceLines({ unbilledOnce }: EnrollmentState, number: number, inputs: PeriodInputs): DraftLine[] {
  return unbilledOnce.flatMap((once) => (once.amount < 0 ? givenUpLines(once, inputs) : [onceLine(once, number)]));
}

function onceLine({ item, kind, description, quantity, unitPrice, amount }: OnceItem, number: number): DraftLine {
  return {
    kind,
    description,
    quantity,
    unitPrice,
    amount,
    cover: { number, item, price: null, span: null },
    takesBack: null,
  };
}

function givenUpLines({ item, description, quantity, unitPrice, amount }: OnceItem, inputs: PeriodInputs): DraftLine[] {
  const lines = (inputs.invoiced ?? []).filter(({ cover }) => cover.item === item);
  const charged = standingSums(lines, inputs.taxBehavior);
  const given = Math.min(0 - amount, charged.amount);
  const last = lines.at(-1);
  if (given <= 0 || last === undefined) return [];
  return [
    {
      kind: 'proration_credit',
      description: `Given up: ${description}`,
      quantity: String(0 - Number(quantity)),
      unitPrice,
      amount: 0 - given,
      cover: last.cover,
      takesBack: givenBack({ ...charged, rates: last.rates }, given),
    },
  ];
}

/** What stands of some lines together, after what credit notes and voids have given back of each. */
function standingSums(lines: readonly Line[], taxBehavior: TaxBehavior): Sums {
  const left = lines.map(({ amount, discount, tax, givenBack: given }): Sums => {
    const back = given === undefined ? NO_SUMS : givenBackOf({ amount, discount, tax }, given, taxBehavior);
    return { amount: amount - back.amount, discount: discount - back.discount, tax: tax - back.tax };
  });
  return left.reduce(
    (total, { amount, discount, tax }) => ({
      amount: total.amount + amount,
      discount: total.discount + discount,
      tax: total.tax + tax,
    }),
    NO_SUMS,
  );
}

const NO_SUMS: Sums = { amount: 0, discount: 0, tax: 0 };

export function segmentOf(items: EnrollmentItems, from: Moment): Segment {
  return { from, billingOptionId: items.option.id, items: itemsOf(items) };
}

function settledPeriod(period: EnrollmentPeriod, inputs: PeriodInputs, cut: Cut): SettledPeriod {
  const { number, end, fullStart } = period;
  const { prorationUnit } = inputs;
  const [timeZone, taxBehavior] = [zoneOf(period, inputs), taxBehaviorOf(period, inputs)];
  const measure = (moment: Moment) => position(moment, prorationUnit, timeZone);
  const fullLength = end === null ? null : measure(end) - measure(fullStart);
  return { number, end, fullLength, measure, taxBehavior, until: null, ...cut };
}

function shippingLines({ shipping }: EnrollmentItems, { number, start, end }: EnrollmentPeriod): DraftLine[] {
  if (shipping === null || shipping.amount === 0) return [];
  const { name, amount } = shipping;
  const cover = { number, item: 'shipping', price: null, span: { from: start, to: end } };
  return [
    { kind: 'shipping', description: name, quantity: '1', unitPrice: String(amount), amount, cover, takesBack: null },
  ];
}
