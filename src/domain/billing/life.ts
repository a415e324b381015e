import { addDays, daysBetween, type Day } from '../calendar/day.js';
import { instantOf, position, type Moment } from '../calendar/proration.js';
import { dayAt } from '../calendar/zoned-day.js';
import type { EnrollmentPeriod, EnrollmentState, Pause } from './enrollment-state.js';
import type { EnrollmentItems } from './items.js';
import type { DraftLine } from './line.js';
import { agreedTerms, zoneOf } from './period-bounds.js';
import { onceAfter } from './once-items.js';
import { isCountedAlike, isSameRecurrence, nextPeriod } from './next-period.js';
import { beforePeriod, cyclesOf, isTermOver, leaveTerm, newTerm } from './terms.js';
import { changeLines, closingLines, onceLines, openingLines, segmentOf, type PeriodInputs } from './period-lines.js';

/** What billing one enrollment rests on besides its own state. */
export interface BillingInputs extends PeriodInputs {
  /** What is held now. */
  readonly items: EnrollmentItems;
  /** What takes its place at the end of the period. */
  readonly scheduled: EnrollmentItems | null;
}

/** What a step of billing makes: the state after it, and the lines to invoice, which may be none. */
export interface Step {
  readonly state: EnrollmentState;
  readonly lines: readonly DraftLine[];
}

/** The step that is due on `state.nextBillingOn`: the start, the end of a trial, or the turn of a period. */
export function dueStep(state: EnrollmentState, inputs: BillingInputs): Step {
  const day = state.nextBillingOn;
  if (day === null) throw new Error('no step is due');
  const { period } = state;
  if (period === null) {
    if (state.status === 'paused') return { state: { ...state, nextBillingOn: null }, lines: [] };
    if (state.trialEnd !== null) return startTrial(state, state.trialEnd, inputs);
    return openPeriod(state, inputs, inputs.items, day, []);
  }
  const turning = { ...state, leftTerms: [] };
  const closing = closingLines(state, inputs, {});
  const next = inputs.scheduled ?? inputs.items;
  if (state.cancelAtPeriodEnd) return finish(state, inputs, 'cancelled', closing);
  if (isTermOver(state, inputs.items, next)) return finish(state, inputs, 'ended', closing);
  if (state.status !== 'paused') return openPeriod(turning, inputs, next, day, closing);
  const paused = finish(turning, inputs, 'paused', closing);
  return { ...paused, state: takeOver(paused.state, inputs.items, next, day) };
}

/**
 * Other items from a moment within the current period on; what that costs is found when the period is settled.
 * @throws RangeError for an option that recurs otherwise while a period runs, whose length its price is not for: it
 * comes with a period of its own, at the end of this one or by `startAnew`
 */
export function changeItems(
  state: EnrollmentState,
  from: Moment,
  items: EnrollmentItems,
  inputs: BillingInputs,
): EnrollmentState {
  const { period } = state;
  const changed = takeOver(state, inputs.items, items, dayOf(from, inputs.timeZone));
  if (period === null) return changed;
  if (period.kind === 'trial' || isClosed(state)) return { ...changed, hasChanged: true };
  if (!isSameRecurrence(inputs.items.option.recurrence, items.option.recurrence)) {
    throw new RangeError('another recurrence needs a period of its own');
  }
  const at = (moment: Moment) => position(moment, inputs.prorationUnit, zoneOf(period, inputs));
  // What is paid once and for ever is not divided: the new takes the place of the old from the start.
  const isWhole = period.end === null || at(from) <= at(period.start);
  const since = isWhole ? period.start : from;
  const before = state.segments.filter((segment) => at(segment.from) < at(since));
  const isNewTerm = items.option.id !== inputs.items.option.id;
  const term = isNewTerm ? newTerm(state, items, isWhole) : changed;
  const leftTerms = isNewTerm ? leaveTerm(state, inputs.items, items, true) : state.leftTerms;
  const segments = [...before, segmentOf(items, since)];
  return { ...changed, hasChanged: true, cyclesInTerm: term.cyclesInTerm, leftTerms, segments };
}

/** Invoices at once what the current period's changes have made the difference. Before the start nothing is invoiced. */
export function settleNow(state: EnrollmentState, inputs: BillingInputs): Step {
  if (state.period === null) return { state, lines: [] };
  const lines = [...changeLines(state, inputs, {}), ...onceLines(state, state.lastNumber, inputs)];
  return { state: { ...state, unbilledOnce: [] }, lines };
}

/**
 * Ends the current period on a day, crediting what of it is unused, and begins a new one with these items. What was paid
 * once and for ever has no unused time, and is credited only against what is for ever too. The new period takes the
 * place of the one that is cut in its option's term. Before the start it is a change as any other.
 */
export function restart(state: EnrollmentState, inputs: BillingInputs, items: EnrollmentItems, day: Day): Step {
  const { period } = state;
  if (period === null) return { state: changeItems(state, day, items, inputs), lines: [] };
  const isUsedUp = period.end === null && items.option.recurrence.cycle !== 'forever';
  const closing = closingLines(state, inputs, isUsedUp ? {} : { until: day });
  // None is counted of a period within which the term began.
  const uncut = (cycles: number) => Math.max(0, cycles - cyclesOf(period));
  // Of a period that is cut on its first day nothing is left, so that what was left in it can still be gone back to.
  const leftTerms = day > period.start ? [] : (state.leftTerms ?? []).map((term) => beforePeriod(term, uncut));
  const cut = { anchor: null, anchorDay: null, cyclesInTerm: uncut(state.cyclesInTerm), leftTerms };
  return openPeriod({ ...state, ...cut }, inputs, items, day, closing);
}

/**
 * Ends the enrollment on a day, or with its period if that was over by then. What is unused of the period is credited; or
 * not, and then what was invoiced for the time from that day on stays, and nothing more is charged for it. What was used
 * is charged.
 */
export function cancelNow(state: EnrollmentState, inputs: BillingInputs, day: Day, withCredit: boolean): Step {
  const end = state.period?.end ?? null;
  const last = end !== null && end < day ? end : day;
  const cut = withCredit ? { until: last } : { end: last };
  return finish(state, inputs, 'cancelled', closingLines(state, inputs, end === null || isClosed(state) ? {} : cut));
}

/**
 * Goes on after a pause: within the period that was paid, or with a new one from the day on, whose invoice then has what
 * came late of earlier ones.
 */
export function resume(state: EnrollmentState, inputs: BillingInputs, day: Day): Step {
  if (isClosed(state)) {
    const active = { ...state, status: 'active' as const, anchor: null, pauses: pausesOf(state, day) };
    return openPeriod(active, inputs, inputs.scheduled ?? inputs.items, day, inputs.usage);
  }
  const { period, trialEnd } = state;
  const inTrial = trialEnd !== null && (period === null || period.kind === 'trial');
  const resumed = { ...state, status: inTrial ? ('trialing' as const) : ('active' as const) };
  if (period !== null || state.nextBillingOn !== null) return { state: resumed, lines: [] };
  const late = daysBetween(state.startOn, day);
  const moved = { startOn: day, trialEnd: trialEnd && addDays(trialEnd, late), nextBillingOn: day };
  return { state: { ...resumed, ...moved }, lines: [] };
}

/** Closes late usage of what is held no more, at the end of its grace time. */
export function closeUsage(state: EnrollmentState, { usage }: BillingInputs): Step {
  return { state: { ...state, closingOn: null }, lines: usage };
}

/** Other items in the place of the one so far: what the state keeps for that one alone starts again. */
function takeOver(state: EnrollmentState, held: EnrollmentItems, next: EnrollmentItems, day: Day): EnrollmentState {
  if (next === held) return state;
  const taken = { ...state, ...onceAfter(state, held.addOns, next.addOns, day) };
  if (next.option.id === held.option.id) return taken;
  const keepsAnchorDay = isCountedAlike(held.option.recurrence, next.option.recurrence);
  return { ...taken, anchorDay: keepsAnchorDay ? state.anchorDay : null, cyclesInTerm: 0 };
}

/** The number of pauses that late usage is compared with: usage in earlier ones is refused with another code. */
const KEPT_PAUSES = 12;

function pausesOf({ period, pauses = [] }: EnrollmentState, to: Day): readonly Pause[] {
  const from = period?.end ?? to;
  return from === to ? pauses : [...pauses, { from, to }].slice(-KEPT_PAUSES);
}

function startTrial(state: EnrollmentState, end: Day, inputs: BillingInputs): Step {
  const number = state.lastNumber + 1;
  const { startOn: start } = state;
  const agreed = agreedTerms(start, null, inputs);
  const period: EnrollmentPeriod = { kind: 'trial', number, index: 0, start, end, fullStart: start, agreed };
  const begun = { ...state, period, lastNumber: number, nextBillingOn: end, unbilledOnce: [] };
  return { state: { ...begun, status: 'trialing' }, lines: onceLines(state, number, inputs) };
}

function openPeriod(
  before: EnrollmentState,
  inputs: BillingInputs,
  items: EnrollmentItems,
  day: Day,
  closing: readonly DraftLine[],
): Step {
  const state = takeOver(before, inputs.items, items, day);
  const { isOneTime, recurrence } = items.option;
  const asked = isOneTime ? { ...state, anchorDay: null } : state;
  const { anchor, period: next } = nextPeriod(asked, inputs.items.option.recurrence, recurrence, day);
  const period = { ...next, agreed: agreedTerms(next.start, before.period, inputs) };
  const isNewTerm = before.period !== null && items.option.id !== inputs.items.option.id;
  const returned = before.leftTerms?.find(({ optionId }) => optionId === items.option.id);
  const termBefore = isNewTerm ? (returned?.cycles ?? 0) : state.cyclesInTerm;
  const opened: EnrollmentState = {
    ...state,
    status: state.status === 'trialing' ? 'active' : state.status,
    anchor,
    period,
    lastNumber: period.number,
    segments: [segmentOf(items, period.start)],
    hasChanged: false,
    unbilledOnce: [],
    cyclesBilled: state.cyclesBilled + cyclesOf(period),
    cyclesInTerm: termBefore + cyclesOf(period),
    leftTerms: isNewTerm ? leaveTerm(before, inputs.items, items, false) : (before.leftTerms ?? []),
    nextBillingOn: period.end,
  };
  const lines = [...closing, ...openingLines(period, items, inputs), ...onceLines(state, period.number, inputs)];
  return { state: opened, lines };
}

function finish(
  state: EnrollmentState,
  inputs: BillingInputs,
  status: 'cancelled' | 'ended' | 'paused',
  lines: readonly DraftLine[],
): Step {
  const finished = { ...state, status, lastNumber: state.lastNumber + 1, unbilledOnce: [], nextBillingOn: null };
  const once = state.period === null ? [] : onceLines(state, state.lastNumber, inputs);
  return { state: finished, lines: [...lines, ...once] };
}

function dayOf(moment: Moment, timeZone: string): Day {
  return dayAt(instantOf(moment, timeZone), timeZone);
}

/** Whether the period is over, and none came after it. */
function isClosed({ period, nextBillingOn }: EnrollmentState): boolean {
  return period !== null && period.end !== null && nextBillingOn === null;
}
