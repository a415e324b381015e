import { assemble, type Pricing } from '../../src/domain/billing/assembly.js';
import {
  newEnrollment,
  type EnrollmentPeriod,
  type EnrollmentState,
} from '../../src/domain/billing/enrollment-state.js';
import type { EnrollmentItems, OptionTerms } from '../../src/domain/billing/items.js';
import {
  cancelNow,
  changeItems,
  dueStep,
  resume,
  settleNow,
  restart,
  type BillingInputs,
  type Step,
} from '../../src/domain/billing/life.js';
import { onceItems } from '../../src/domain/billing/once-items.js';
import type { Line } from '../../src/domain/billing/line.js';
import type { Day } from '../../src/domain/calendar/day.js';
import type { Moment, ProrationUnit } from '../../src/domain/calendar/proration.js';

export interface Enrolled extends Pricing {
  readonly startOn: Day;
  readonly trialEnd?: Day;
  readonly anchorDay?: number;
  readonly setupFee?: number;
  readonly items: EnrollmentItems;
  readonly prorationUnit?: ProrationUnit;
  readonly timeZone?: string;
}

export type ChangeMode = 'prorate_now' | 'prorate_next' | 'period_end' | 'full_now';

export type Action =
  | { readonly on: Day; readonly at?: Moment; readonly mode: ChangeMode; readonly items: EnrollmentItems }
  | { readonly on: Day; readonly act: 'cancel'; readonly credit: boolean }
  | { readonly on: Day; readonly act: 'cancel_at_period_end' | 'pause' | 'resume' | 'settle' };

export interface LedgerLine extends Line {
  /** The day of the invoice that it stands on. */
  readonly billedOn: Day;
}

/** Where a period really ended, and what was held in it since when. */
export interface LivedPeriod extends EnrollmentPeriod {
  readonly end: Day | null;
  readonly wholeEnd: Day | null;
  readonly held: readonly { readonly from: Day; readonly items: EnrollmentItems }[];
}

/** One enrollment and its invoices, billed in memory as the service does it: step by step, with what is invoiced so far. */
export interface Ledger {
  readonly enrolled: Enrolled;
  readonly state: EnrollmentState;
  readonly items: EnrollmentItems;
  readonly scheduled: EnrollmentItems | null;
  readonly lines: readonly LedgerLine[];
  /** Those that are charged; a trial is not. */
  readonly periods: readonly LivedPeriod[];
}

/** A plan for one seat at so much a month, or else as stated. */
export function plan(
  amount: number,
  { addOns = [], seats = 1, shipping = null, ...option }: Partial<OptionTerms & EnrollmentItems> = {},
): EnrollmentItems {
  const price = { amount, price: null, meterId: null, minimumAmount: 0 };
  const terms = { recurrence: { cycle: 'monthly', interval: 1 }, termCycles: null, isOneTime: false } as const;
  return {
    name: 'Sold',
    option: { id: `opt_${amount}`, name: 'Plan', ...price, ...terms, ...option },
    seats,
    addOns,
    shipping,
  };
}

/** What is not stated of an enrollment: no coupon, no tax, from 1 April 2024 on, which has thirty days. */
export const PLAIN = { coupon: null, rates: [], taxBehavior: 'exclusive', startOn: '2024-04-01' } as const;

export function enroll(enrolled: Enrolled): Ledger {
  const { startOn, trialEnd = null, anchorDay = null, setupFee = 0, items } = enrolled;
  const fee = { item: 'setup_fee', kind: 'setup_fee' as const, description: 'Set-up', quantity: '1' };
  const once = setupFee === 0 ? [] : [{ ...fee, unitPrice: String(setupFee), amount: setupFee }];
  const state = newEnrollment(startOn, trialEnd, anchorDay, [...once, ...onceItems(items.addOns)]);
  return { enrolled, state, items, scheduled: null, lines: [], periods: [] };
}

/** Takes every step that is due by the end of a day. */
export function billUntil(ledger: Ledger, day: Day): Ledger {
  let billed = ledger;
  for (;;) {
    const { nextBillingOn, period, hasChanged } = billed.state;
    if (nextBillingOn === null || nextBillingOn > day) return billed;
    const inputs = inputsOf(billed, period !== null && hasChanged ? undefined : null);
    billed = taken(billed, dueStep(billed.state, inputs), nextBillingOn, inputs.invoiced);
  }
}

/** Bills until the day of the action, and then does it. What is over is left as it is. */
export function act(before: Ledger, action: Action): Ledger {
  const ledger = billUntil(before, action.on);
  const { state } = ledger;
  const inputs = inputsOf(ledger);
  if (state.status === 'cancelled' || state.status === 'ended') return ledger;
  if ('mode' in action) return change(ledger, action);
  switch (action.act) {
    case 'cancel':
      return cut(taken(ledger, cancelNow(state, inputs, action.on, action.credit), action.on), action.on);
    case 'cancel_at_period_end':
      return { ...ledger, state: { ...state, cancelAtPeriodEnd: true } };
    case 'pause':
      return { ...ledger, state: { ...state, status: 'paused' } };
    case 'resume':
      return state.status === 'paused' ? taken(ledger, resume(state, inputs, action.on), action.on) : ledger;
    case 'settle':
      return taken(ledger, settleNow(state, inputs), action.on);
  }
}

export function run(enrolled: Enrolled, actions: readonly Action[], until: Day): Ledger {
  return billUntil(actions.reduce(act, enroll(enrolled)), until);
}

function change(ledger: Ledger, { on, at = on, mode, items }: Extract<Action, { mode: ChangeMode }>): Ledger {
  const { state } = ledger;
  const inputs = inputsOf(ledger);
  if (mode === 'period_end') return { ...ledger, scheduled: items };
  if (mode === 'full_now') {
    const anew = taken(
      { ...cut(ledger, on), scheduled: null },
      restart(state, inputs, items, on),
      on,
      inputs.invoiced,
      items,
    );
    return { ...anew, items };
  }
  const changed = { ...held(ledger, on, items), state: changeItems(state, at, items, inputs), items };
  if (mode === 'prorate_next') return changed;
  return taken(changed, settleNow(changed.state, inputsOf(changed)), on);
}

function taken(
  ledger: Ledger,
  { state, lines }: Step,
  day: Day,
  before = inputsOf(ledger).invoiced,
  items = ledger.scheduled ?? ledger.items,
): Ledger {
  const turned = state.lastNumber !== ledger.state.lastNumber;
  const { period } = state;
  const last = ledger.state.period;
  const isCutShort = turned && last !== null && (last.end === null || day < last.end);
  const ending = last === null ? undefined : { number: last.number, isCutShort };
  const invoiced = assemble(lines, { ...ledger.enrolled, period: ending }, before ?? []);
  const isNew = period !== null && period.kind !== 'trial' && period !== ledger.state.period;
  const lived = { wholeEnd: period?.end ?? null, held: [{ from: period?.start ?? day, items }] };
  return {
    ...ledger,
    state,
    items: turned ? items : ledger.items,
    scheduled: turned ? null : ledger.scheduled,
    lines: [...ledger.lines, ...invoiced.map((line) => ({ ...line, billedOn: day }))],
    periods: isNew ? [...ledger.periods, { ...period, ...lived }] : ledger.periods,
  };
}

/** @param invoiced null: none were asked for */
function inputsOf(ledger: Ledger, invoiced?: null): BillingInputs {
  const { enrolled, items, scheduled, lines, state } = ledger;
  const { prorationUnit = 'day', timeZone = 'UTC', taxBehavior } = enrolled;
  const number = state.period?.number ?? 0;
  const known = invoiced === null ? null : lines.filter(({ cover }) => cover.number >= number);
  return { items, scheduled, prorationUnit, timeZone, taxBehavior, invoiced: known, usage: [] };
}

/** The current period ends on a day instead. */
function cut(ledger: Ledger, day: Day): Ledger {
  return withLast(ledger, (last) => (last.end === null || last.end > day ? { ...last, end: day } : last));
}

function held(ledger: Ledger, from: Day, items: EnrollmentItems): Ledger {
  return withLast(ledger, (last) =>
    last.end === null || last.end > from ? { ...last, held: [...last.held, { from, items }] } : last,
  );
}

function withLast(ledger: Ledger, changed: (last: LivedPeriod) => LivedPeriod): Ledger {
  const last = ledger.periods.at(-1);
  return last === undefined ? ledger : { ...ledger, periods: [...ledger.periods.slice(0, -1), changed(last)] };
}
