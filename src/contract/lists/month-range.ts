import { isMonth, monthsBetween, type Month } from '../../domain/calendar/month.js';
import { Failure } from '../failures/failure.js';
import type { Fault } from '../failures/fault.js';
import {
  assertNoParameterFaults,
  isDecoded,
  parameterFault,
  readQuery,
  unknownParameters,
  type SentParameter,
} from './query-string.js';

/** So many months are asked for at once at most. */
export const MAX_MONTHS = 36;

/** Months that are asked for, both included. */
export interface MonthRange {
  readonly from: Month;
  readonly to: Month;
  /** Where `to` stands in the query. */
  readonly place: number;
}

const NAMES: ReadonlySet<string> = new Set(['from', 'to']);

/**
 * Reads the pair `from` and `to`, months of the store. Half a pair is refused as it is of lists; undefined for neither.
 * @throws Failure 400 with every faulty parameter by its place in the query
 */
export function readMonthRange(query: string): MonthRange | undefined {
  if (query === '') return undefined;
  const { parameters, faults } = readQuery(query);
  faults.push(...unknownParameters(parameters, NAMES));
  const [from, to] = [oneOf('from', parameters, faults), oneOf('to', parameters, faults)];
  for (const [half, partner] of [
    [from, to ? undefined : 'to'],
    [to, from ? undefined : 'from'],
  ] as const) {
    if (half !== undefined && partner !== undefined) {
      faults.push(parameterFault(half, `Is half a pair: ${partner} is missing`));
    }
  }
  const months = [from, to].map((half) => monthIn(half, faults));
  const [first, last] = months;
  if (to !== undefined && first !== undefined && last !== undefined) faults.push(...faultsOfOrder(to, first, last));
  assertNoParameterFaults(faults);
  return first === undefined || last === undefined || to === undefined
    ? undefined
    : { from: first, to: last, place: to.place };
}

/** @throws Failure 400 if the range goes beyond the month that it is for the store */
export function assertNotAfter({ to, place }: MonthRange, current: Month): void {
  if (to > current) throw Failure.of([parameterFault({ name: 'to', place }, `Must not lie after ${current}`)]);
}

function oneOf(name: string, parameters: readonly SentParameter[], faults: Fault[]): SentParameter | undefined {
  const [one, ...others] = parameters.filter((parameter) => parameter.name === name);
  faults.push(...others.map((other) => parameterFault(other, 'Is there twice: a report has one range')));
  return one;
}

/** The earliest year is that of the earliest clock that a store can have. */
function monthIn(half: SentParameter | undefined, faults: Fault[]): Month | undefined {
  if (half === undefined || !isDecoded(half)) return undefined;
  if (isMonth(half.value) && half.value >= '1000') return half.value;
  faults.push(parameterFault(half, 'Must be a month, as YYYY-MM'));
  return undefined;
}

function faultsOfOrder(to: SentParameter, first: Month, last: Month): Fault[] {
  const count = monthsBetween(first, last) + 1;
  if (count < 1) return [parameterFault(to, 'Must not lie before from')];
  return count > MAX_MONTHS ? [parameterFault(to, `Must lie so that there are at most ${MAX_MONTHS} months`)] : [];
}
