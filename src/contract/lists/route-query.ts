import type { Listing } from '../../platform/database/listing.js';
import { Failure } from '../failures/failure.js';
import type { AnswerShape } from '../route.js';
import { listFields } from './list-fields.js';
import { readListQuery } from './list-query.js';
import { readQuery, unknownParameters } from './query-string.js';

const NONE: ReadonlySet<string> = new Set();

/** What the query asks of a list; a route that answers with anything else takes no parameters. @throws Failure 400 */
export function listingOf(query: string, answer: AnswerShape | undefined): Listing | undefined {
  if (answer?.list) return readListQuery(query, listFields(answer.body));
  if (query === '') return undefined;
  const { parameters, faults } = readQuery(query);
  throw Failure.of([...faults, ...unknownParameters(parameters, NONE)]);
}
