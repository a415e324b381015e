import { exact, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import { taxOn, type TaxBehavior } from '../pricing/tax.js';
import type { Moment } from '../calendar/proration.js';
import type { Item } from './items.js';
import type { DraftLine, Line, Span } from './line.js';

/** What is held from a moment on, until the next segment or the period's end. */
export interface Segment {
  readonly from: Moment;
  readonly billingOptionId: string;
  readonly items: readonly Item[];
}

/** The period that is settled. */
export interface SettledPeriod {
  readonly number: number;
  readonly end: Moment | null;
  /** The length of a full period, in the unit of `measure`; null for a period without an end, which is never divided. */
  readonly fullLength: number | null;
  /** Where a moment lies, in days or seconds. */
  readonly measure: (moment: Moment) => number;
  readonly taxBehavior: TaxBehavior;
  /** Nothing from here on is owed; null: the whole period is. */
  readonly until: Moment | null;
}

/**
 * The lines that make what was invoiced for a period equal to what is owed for it: charges for what is held and was
 * not invoiced, credits for what was invoiced and is not held. Settling again then adds nothing.
 *
 * For each item at each price, what is owed and what was invoiced are both a count that rises and falls over time.
 * Where their difference rises a charge begins, where it falls a credit; a line runs to the next change or to the end.
 */
export function settle(period: SettledPeriod, segments: readonly Segment[], invoiced: readonly Line[]): DraftLine[] {
  const books = new Map<string, Book>();
  const timed = invoiced.filter(({ cover }) => cover.number === period.number && cover.price !== null);
  const bookOf = (item: string, price: string): Book => {
    const key = `${item} ${price}`;
    let book = books.get(key);
    if (book === undefined) books.set(key, (book = { item: undefined, lines: [], turns: new Map() }));
    return book;
  };
  for (const line of timed) {
    const book = bookOf(line.cover.item, line.cover.price ?? '');
    book.lines.push(line);
    const span = line.cover.span;
    if (span !== null) turn(book, period, span, isCredit(line) ? 1 : -1);
  }
  segments.forEach((segment, index) => {
    const to = segments[index + 1]?.from ?? period.end;
    const span = cutAt({ from: segment.from, to }, period);
    if (span === undefined) return;
    for (const item of segment.items) {
      const book = bookOf(item.item, item.price);
      book.item = item;
      turn(book, period, span, 1);
    }
  });
  const first = timed.length === 0;
  return [...books.values()].flatMap((book) => linesOf(book, period, first));
}

/** One item at one price: what was invoiced of it, and where the difference to what is owed changes. */
interface Book {
  item: Item | undefined;
  readonly lines: Line[];
  readonly turns: Map<number, { moment: Moment; by: number }>;
}

function turn(book: Book, period: SettledPeriod, { from, to }: Span, by: number): void {
  const add = (moment: Moment, change: number) => {
    const at = period.measure(moment);
    const known = book.turns.get(at);
    book.turns.set(at, { moment: known?.moment ?? moment, by: (known?.by ?? 0) + change });
  };
  add(from, by);
  // The period's end is where every line ends that nothing ended before.
  if (to !== null && (period.end === null || period.measure(to) < period.measure(period.end))) add(to, -by);
}

function cutAt({ from, to }: Span, { until, measure }: SettledPeriod): Span | undefined {
  if (until === null) return { from, to };
  if (measure(from) >= measure(until)) return undefined;
  return to === null || measure(to) > measure(until) ? { from, to: until } : { from, to };
}

function linesOf(book: Book, period: SettledPeriod, first: boolean): DraftLine[] {
  const turns = [...book.turns].filter(([, { by }]) => by !== 0).sort(([a], [b]) => a - b);
  const lines: DraftLine[] = [];
  let level = 0;
  turns.forEach(([, { moment, by }], index) => {
    level += by;
    const to = turns[index + 1]?.[1].moment ?? period.end;
    const span = { from: moment, to };
    if (level > 0) lines.push(charge(book, period, span, first));
    if (level < 0) lines.push(credit(book, period, span));
  });
  return lines;
}

function charge(book: Book, period: SettledPeriod, span: Span, first: boolean): DraftLine {
  // What was credited and is held after all is charged as it was credited, to the last unit.
  const credited = book.lines.find((line) => isCredit(line) && isSame(line.cover.span, span, period));
  if (credited !== undefined) return reversal(credited, 'proration_charge', credited.description);
  const { item } = book;
  if (item === undefined) throw new Error('a charge for what is not held');
  const amount = roundToMinorUnit(share(exact(item.price), span, period));
  return {
    kind: first ? item.kind : 'proration_charge',
    description: item.description,
    quantity: item.quantity,
    unitPrice: item.unitPrice,
    amount,
    cover: { number: period.number, item: item.item, price: item.price, span },
    takesBack: null,
  };
}

function credit(book: Book, period: SettledPeriod, span: Span): DraftLine {
  const charged = book.lines.filter((line) => !isCredit(line));
  const whole = charged.find((line) => isSame(line.cover.span, span, period));
  if (whole !== undefined) return reversal(whole, 'proration_credit', `Unused: ${whole.description}`);
  const source = charged.filter((line) => begins(line, span, period)).at(-1);
  if (source === undefined) throw new Error('a credit for what was not charged');
  const amount = -roundToMinorUnit(share(exact(source.cover.price ?? '0'), span, period));
  const discount = source.amount === 0 ? 0 : roundToMinorUnit(exact(source.discount).mul(amount).div(source.amount));
  const tax = taxOn(
    amount - discount,
    source.rates.map(({ percentage }) => percentage),
    period.taxBehavior,
  );
  return {
    ...shown(source),
    kind: 'proration_credit',
    description: `Unused: ${source.description}`,
    amount,
    cover: { ...source.cover, span },
    takesBack: { discount, tax, rates: source.rates },
  };
}

function reversal(line: Line, kind: DraftLine['kind'], description: string): DraftLine {
  const takesBack = { discount: 0 - line.discount, tax: 0 - line.tax, rates: line.rates };
  return { ...shown(line), kind, description, amount: 0 - line.amount, cover: line.cover, takesBack };
}

/** Its sign would not do: the charge for a few hours may round to nothing. */
function isCredit({ kind }: Line): boolean {
  return kind === 'proration_credit';
}

function shown({ quantity, unitPrice }: Line) {
  return { quantity, unitPrice };
}

function isSame(span: Span | null, other: Span, { measure }: SettledPeriod): boolean {
  if (span === null || measure(span.from) !== measure(other.from)) return false;
  if (span.to === null || other.to === null) return span.to === other.to;
  return measure(span.to) === measure(other.to);
}

function begins({ cover }: Line, { from }: Span, { measure }: SettledPeriod): boolean {
  return cover.span !== null && measure(cover.span.from) <= measure(from);
}

function share(price: Exact, { from, to }: Span, { fullLength, measure }: SettledPeriod): Exact {
  if (fullLength === null || to === null) return price;
  const length = measure(to) - measure(from);
  return length === fullLength ? price : price.mul(length).div(fullLength);
}
