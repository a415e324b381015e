import type { Listing } from '../../platform/database/listing.js';
import type { AnswerShape } from '../route.js';
import { listFields } from './list-fields.js';
import { readListQuery } from './list-query.js';
import { readMonthRange, type MonthRange } from './month-range.js';
import { assertNoParameterFaults, readQuery, unknownParameters } from './query-string.js';

const NONE: ReadonlySet<string> = new Set();
const NOTHING: ExpectedQuery = {};

/** What a query asks for. */
interface ExpectedQuery {
  readonly listing?: Listing;
  readonly months?: MonthRange;
}

/** What the query asks of a list, or over which months; any other route takes no parameters. @throws Failure 400 */
export function askedOf(query: string, answer: AnswerShape | undefined): ExpectedQuery {
  if (answer?.list) return { listing: readListQuery(query, listFields(answer.body)) };
  if (answer?.months) return { months: readMonthRange(query) };
  if (query === '') return NOTHING;
  const { parameters, faults } = readQuery(query);
  faults.push(...unknownParameters(parameters, NONE));
  assertNoParameterFaults(faults);
  return NOTHING;
}
