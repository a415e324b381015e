import { anchorFrom, periodOf, stubOf, type Recurrence } from '../calendar/cycle.js';
import type { Day } from '../calendar/day.js';
import { position, type Moment, type ProrationUnit } from '../calendar/proration.js';
import type { TaxBehavior } from '../pricing/tax.js';
import type { EnrollmentPeriod, EnrollmentState, OnceItem } from './enrollment-state.js';
import { itemsOf, type AddOnTerms, type Holding } from './items.js';
import type { DraftLine, Line } from './line.js';
import { settle, type Segment, type SettledPeriod } from './settlement.js';

/** What billing one enrollment rests on besides its own state. */
export interface BillingFacts {
  /** What is held now. */
  readonly holding: Holding;
  /** What takes its place at the end of the period. */
  readonly scheduled: Holding | null;
  readonly prorationUnit: ProrationUnit;
  readonly timeZone: string;
  readonly taxBehavior: TaxBehavior;
  /** The lines of earlier invoices for the current period; null: nothing has changed since its own, so none are needed. */
  readonly invoiced: readonly Line[] | null;
  /** What was used in the current period, and what came late of earlier ones, priced. */
  readonly usage: readonly DraftLine[];
}

/** What a step of billing makes: the state after it, and the lines to invoice, which may be none. */
export interface Step {
  readonly state: EnrollmentState;
  readonly lines: readonly DraftLine[];
}

/** The step that is due on `state.nextBillingOn`: the start, the end of a trial, or the turn of a period. */
export function dueStep(state: EnrollmentState, facts: BillingFacts): Step {
  const day = state.nextBillingOn;
  if (day === null) throw new Error('no step is due');
  const { period } = state;
  if (period === null) {
    if (state.trialEnd !== null) return startTrial(state, state.trialEnd);
    return openPeriod(state, facts, facts.holding, day, []);
  }
  const closing = closingLines(state, facts, null);
  if (state.cancelAtPeriodEnd) return finish(state, 'cancelled', closing);
  if (isTermOver(state, facts.holding)) return finish(state, 'ended', closing);
  if (state.status === 'paused') return finish(state, 'paused', closing);
  return openPeriod(state, facts, facts.scheduled ?? facts.holding, day, closing);
}

/** Another holding from a moment within the current period on; what that costs is found when the period is settled. */
export function changeHolding(
  state: EnrollmentState,
  from: Moment,
  holding: Holding,
  facts: BillingFacts,
): EnrollmentState {
  const addedOnce = onceItems(holding.addOns.filter(({ id }) => !facts.holding.addOns.some((held) => held.id === id)));
  const changed = { ...state, unbilledOnce: [...state.unbilledOnce, ...addedOnce] };
  if (holding.option.id !== facts.holding.option.id) Object.assign(changed, { cyclesInTerm: 0 });
  if (state.period === null || state.period.kind === 'trial') return changed;
  const at = (moment: Moment) => position(moment, facts.prorationUnit, facts.timeZone);
  const before = state.segments.filter((segment) => at(segment.from) < at(from));
  return { ...changed, hasChanged: true, segments: [...before, segmentOf(holding, from)] };
}

/** Invoices at once what the current period's changes have made the difference. */
export function settleNow(state: EnrollmentState, facts: BillingFacts): Step {
  const lines = [...closingOf(state, facts, null), ...onceLines(state)];
  return { state: { ...state, unbilledOnce: [] }, lines };
}

/** Ends the current period on a day, crediting what of it is unused, and begins a new one with the holding. */
export function startAnew(state: EnrollmentState, facts: BillingFacts, holding: Holding, day: Day): Step {
  const closing = closingLines(state, facts, day);
  return openPeriod({ ...state, anchor: null, anchorDay: null, cyclesInTerm: 0 }, facts, holding, day, closing);
}

/** Ends the enrollment on a day. What is unused of the period is credited or not; what was used is charged. */
export function cancelNow(state: EnrollmentState, facts: BillingFacts, day: Day, withCredit: boolean): Step {
  const isEndless = state.period?.end === null;
  return finish(state, 'cancelled', closingLines(state, facts, withCredit && !isEndless ? day : null));
}

/** Goes on after a pause: within the period that was paid, or with a new one from the day on. */
export function resume(state: EnrollmentState, facts: BillingFacts, day: Day): Step {
  if (state.period !== null && state.nextBillingOn === null && state.period.end !== null) {
    const active = { ...state, status: 'active' as const, anchor: null };
    return openPeriod(active, facts, facts.holding, day, []);
  }
  const inTrial = state.trialEnd !== null && (state.period === null || state.period.kind === 'trial');
  return { state: { ...state, status: inTrial ? 'trialing' : 'active' }, lines: [] };
}

export function onceItems(addOns: readonly AddOnTerms[]): OnceItem[] {
  return addOns
    .filter(({ charge, amount }) => charge === 'one_time' && amount !== 0)
    .map(({ id, name, amount, quantity }) => ({
      item: `once:${id}`,
      kind: 'add_on' as const,
      description: name,
      quantity: String(quantity),
      unitPrice: String(amount),
      amount: amount * quantity,
    }));
}

function startTrial(state: EnrollmentState, end: Day): Step {
  const number = state.lastNumber + 1;
  const period: EnrollmentPeriod = {
    kind: 'trial',
    number,
    index: 0,
    start: state.startOn,
    end,
    fullStart: state.startOn,
  };
  const begun = {
    ...state,
    status: trialStatus(state),
    period,
    lastNumber: number,
    nextBillingOn: end,
    unbilledOnce: [],
  };
  return { state: begun, lines: onceLines({ ...state, lastNumber: number }) };
}

function trialStatus({ status }: EnrollmentState) {
  return status === 'active' ? ('trialing' as const) : status;
}

function openPeriod(
  state: EnrollmentState,
  facts: BillingFacts,
  holding: Holding,
  day: Day,
  closing: readonly DraftLine[],
): Step {
  const { recurrence } = holding.option;
  const number = state.lastNumber + 1;
  const { anchor, period } = nextPeriod(state, facts.holding.option.recurrence, recurrence, day, number);
  const isFull = period.kind === 'full' ? 1 : 0;
  const isNewTerm = holding.option.id !== facts.holding.option.id;
  const segments = [segmentOf(holding, period.start)];
  const opened: EnrollmentState = {
    ...state,
    status: state.status === 'trialing' ? 'active' : state.status,
    anchor,
    period,
    lastNumber: number,
    segments,
    hasChanged: false,
    unbilledOnce: [],
    cyclesBilled: state.cyclesBilled + isFull,
    cyclesInTerm: (isNewTerm ? 0 : state.cyclesInTerm) + isFull,
    nextBillingOn: period.end,
  };
  const once = onceLines({ ...state, lastNumber: number });
  const charges = settle(settledPeriod(period, facts, null), segments, []);
  return { state: opened, lines: [...closing, ...charges, ...shippingLines(holding, period), ...once] };
}

function nextPeriod(
  state: EnrollmentState,
  before: Recurrence,
  recurrence: Recurrence,
  day: Day,
  number: number,
): { anchor: NonNullable<EnrollmentState['anchor']>; period: EnrollmentPeriod } {
  const goesOn = before.cycle === recurrence.cycle && before.interval === recurrence.interval;
  if (state.anchor !== null && state.period !== null && state.period.kind !== 'trial' && goesOn) {
    const index = state.period.kind === 'stub' ? 0 : state.period.index + 1;
    const { start, end } = periodOf(recurrence, state.anchor, index);
    return { anchor: state.anchor, period: { kind: 'full', number, index, start, end, fullStart: start } };
  }
  const anchor = anchorOf(state, before, recurrence, day);
  const stub = stubOf(recurrence, anchor, day);
  if (stub !== undefined) {
    const period = { kind: 'stub' as const, number, index: -1, ...stub.period, fullStart: stub.full.start };
    return { anchor, period };
  }
  const { start, end } = periodOf(recurrence, anchor, 0);
  return { anchor, period: { kind: 'full', number, index: 0, start, end, fullStart: start } };
}

/** Another cycle keeps the day of the month where both are counted in months. */
function anchorOf(state: EnrollmentState, before: Recurrence, recurrence: Recurrence, day: Day) {
  const inMonths = ({ cycle }: Recurrence) => cycle !== 'weekly' && cycle !== 'forever';
  if (state.anchor !== null && inMonths(before) && inMonths(recurrence)) return { on: day, day: state.anchor.day };
  const sameCount = inMonths(before) === inMonths(recurrence);
  return anchorFrom(recurrence, day, sameCount ? state.anchorDay : null);
}

function finish(state: EnrollmentState, status: 'cancelled' | 'ended' | 'paused', lines: readonly DraftLine[]): Step {
  const finished = { ...state, status, lastNumber: state.lastNumber + 1, unbilledOnce: [], nextBillingOn: null };
  return { state: finished, lines: [...lines, ...onceLines(state)] };
}

function isTermOver({ cyclesInTerm }: EnrollmentState, { option }: Holding): boolean {
  return option.termCycles !== null && cyclesInTerm >= option.termCycles;
}

/** Usage is charged only when the period is over. */
function closingLines(state: EnrollmentState, facts: BillingFacts, until: Day | null): DraftLine[] {
  return [...closingOf(state, facts, until), ...facts.usage];
}

function closingOf({ period, segments }: EnrollmentState, facts: BillingFacts, until: Day | null): DraftLine[] {
  if (period === null || period.kind === 'trial' || facts.invoiced === null) return [];
  return settle(settledPeriod(period, facts, until), segments, facts.invoiced);
}

function settledPeriod(period: EnrollmentPeriod, facts: BillingFacts, until: Day | null): SettledPeriod {
  const measure = (moment: Moment) => position(moment, facts.prorationUnit, facts.timeZone);
  const fullLength = period.end === null ? null : measure(period.end) - measure(period.fullStart);
  return { number: period.number, end: period.end, fullLength, measure, taxBehavior: facts.taxBehavior, until };
}

function segmentOf(holding: Holding, from: Moment): Segment {
  return { from, billingOptionId: holding.option.id, items: itemsOf(holding) };
}

function onceLines({ unbilledOnce, lastNumber }: EnrollmentState): DraftLine[] {
  return unbilledOnce.map(({ item, kind, description, quantity, unitPrice, amount }) => ({
    kind,
    description,
    quantity,
    unitPrice,
    amount,
    cover: { number: lastNumber, item, price: null, span: null },
    takesBack: null,
  }));
}

function shippingLines({ shipping }: Holding, period: EnrollmentPeriod): DraftLine[] {
  if (shipping === null || shipping.amount === 0) return [];
  const cover = {
    number: period.number,
    item: 'shipping',
    price: null,
    span: { from: period.start, to: period.end },
  };
  const { name, amount } = shipping;
  return [
    { kind: 'shipping', description: name, quantity: '1', unitPrice: String(amount), amount, cover, takesBack: null },
  ];
}
