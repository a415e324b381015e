import { exact, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import type { TaxBehavior } from '../pricing/tax.js';
import type { Moment } from '../calendar/proration.js';
import type { Item } from './items.js';
import { grossOf } from './credit-note.js';
import type { DraftLine, Line, Span, Sums } from './line.js';
import { endAt, isCredit, overlap, standingCharges, unused, without, type StandingCharge } from './standing-charge.js';

/** What is held from a moment on, until the next segment or the period's end. */
export interface Segment {
  readonly from: Moment;
  readonly billingOptionId: string;
  readonly items: readonly Item[];
}

/** The period that is settled. */
export interface SettledPeriod {
  readonly number: number;
  /** Where the settlement ends; what lies after it stays as it was invoiced. */
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
  const isFirst = timed.length === 0 && segments.length === 1;
  return [...books.values()].flatMap((book) => linesOf(book, period, isFirst));
}

/** One item at one price: what was invoiced of it, and where the difference to what is owed changes. */
interface Book {
  item: Item | undefined;
  readonly lines: Line[];
  readonly turns: Map<number, { moment: Moment; by: number }>;
}

function turn(book: Book, { end, measure }: SettledPeriod, span: Span, by: number): void {
  const limit = end === null ? Infinity : measure(end);
  const add = (moment: Moment, change: number) => {
    const at = measure(moment);
    if (at >= limit) return;
    const known = book.turns.get(at);
    book.turns.set(at, { moment: known?.moment ?? moment, by: (known?.by ?? 0) + change });
  };
  add(span.from, by);
  // The end is where every line ends that nothing ended before.
  if (span.to !== null) add(span.to, -by);
}

function cutAt(span: Span, { until, measure }: SettledPeriod): Span | undefined {
  if (until === null) return span;
  if (measure(span.from) >= measure(until)) return undefined;
  return endAt(span, measure) > measure(until) ? { from: span.from, to: until } : span;
}

function linesOf(book: Book, period: SettledPeriod, isFirst: boolean): DraftLine[] {
  const turns = [...book.turns].filter(([, { by }]) => by !== 0).sort(([a], [b]) => a - b);
  const standing = standingCharges(book.lines, period.measure, period.taxBehavior);
  let level = 0;
  return turns.flatMap(([, { moment, by }], index) => {
    level += by;
    const to = turns[index + 1]?.[1].moment ?? period.end;
    const span = { from: moment, to };
    if (level > 0) return [charge(book, period, span, isFirst)];
    return level < 0 ? credits(standing, period, span) : [];
  });
}

function charge({ item, lines }: Book, period: SettledPeriod, span: Span, isFirst: boolean): DraftLine {
  if (item === undefined) throw new Error('a charge for what is not held');
  const { description, quantity, unitPrice } = item;
  // What was credited and is held after all is charged as it was credited, to the last unit.
  const credited = lines.findLast((line) => isCredit(line) && isSame(line.cover.span, span, period));
  const takenBack = credited && { discount: 0 - credited.discount, tax: 0 - credited.tax, rates: credited.rates };
  return {
    kind: isFirst ? item.kind : 'proration_charge',
    description,
    quantity,
    unitPrice,
    amount: credited ? 0 - credited.amount : roundToMinorUnit(share(exact(item.price), span, period)),
    cover: { number: period.number, item: item.item, price: item.price, span },
    takesBack: takenBack ?? null,
    taxBehavior: period.taxBehavior,
  };
}

/** A credit for each charge that stands in the span. What they then still give back is kept in `standing`. */
function credits(standing: StandingCharge[], period: SettledPeriod, span: Span): DraftLine[] {
  const { measure, taxBehavior } = period;
  const lines: DraftLine[] = [];
  standing.forEach((before, index) => {
    let charged = before;
    for (const whole of before.spans) {
      const part = overlap(whole, span, measure);
      if (part === undefined) continue;
      const price = share(exact(charged.line.cover.price ?? '0'), part, period);
      const back = unused(charged, part, price, measure, taxBehavior);
      lines.push(credit(charged.line, part, back, taxBehavior));
      charged = without(charged, part, back, measure);
    }
    standing[index] = charged;
  });
  return lines;
}

function credit(line: Line, span: Span, back: Sums, byDefault: TaxBehavior): DraftLine {
  const { description, quantity, unitPrice, cover, rates, ref, taxBehavior = byDefault } = line;
  const gross = grossOf(back, taxBehavior);
  return {
    kind: 'proration_credit',
    description: `Unused: ${description}`,
    quantity,
    unitPrice,
    amount: 0 - back.amount,
    cover: { ...cover, span },
    takesBack: { discount: 0 - back.discount, tax: 0 - back.tax, rates },
    taxBehavior,
    ...(ref !== undefined && gross > 0 && { credits: [{ source: ref, gross, tax: back.tax }] }),
  };
}

function isSame(span: Span | null, other: Span, { measure }: SettledPeriod): boolean {
  if (span === null || measure(span.from) !== measure(other.from)) return false;
  return endAt(span, measure) === endAt(other, measure);
}

function share(price: Exact, { from, to }: Span, { fullLength, measure }: SettledPeriod): Exact {
  if (fullLength === null || to === null) return price;
  const length = measure(to) - measure(from);
  return length === fullLength ? price : price.mul(length).div(fullLength);
}
