import type { Fault } from '../failures/fault.js';
import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  type Condition,
  type Listing,
  type Paging,
} from '../../platform/database/listing.js';
import { readColumnValue, type ListField, type ListFields } from './list-fields.js';
import {
  assertNoParameterFaults,
  isDecoded,
  parameterFault,
  readQuery,
  unknownParameters,
  type Parameter,
  type SentParameter,
} from './query-string.js';

const NAMES: ReadonlySet<string> = new Set([
  'filter_by',
  'filter',
  'exclude_by',
  'exclude',
  'sort_by',
  'sort',
  'page',
  'paginate',
  'after',
]);

/** The pairs of filter and exclude that one list takes, together: each is a condition of its SQL statement. */
export const MAX_CONDITIONS = 20;

const BY_ID = { column: 'id', kind: 'word', descending: false } as const;
const FIRST_PAGE: Paging = { by: 'number', page: 1, size: DEFAULT_PAGE_SIZE };

/** What a list without parameters gives: the first page by id. */
export const WHOLE_LIST: Listing = { conditions: [], sorting: BY_ID, paging: FIRST_PAGE };

interface Pair {
  readonly by: Parameter;
  readonly value: Parameter;
}

/**
 * Reads the query of a list.
 * @param fields the resource's documented scalar fields, which alone can be filtered, excluded and sorted by
 * @throws Failure with every faulty parameter by its place in the query
 */
export function readListQuery(query: string, fields: ListFields): Listing {
  if (query === '') return WHOLE_LIST;
  const { parameters, faults } = readQuery(query);
  faults.push(...unknownParameters(parameters, NAMES));
  const named = (name: string): SentParameter[] => parameters.filter((parameter) => parameter.name === name);

  const filters = pairsOf(named('filter_by'), named('filter'), faults);
  const exclusions = pairsOf(named('exclude_by'), named('exclude'), faults).map((pair) => turned(pair, fields));
  const conditions = conditionsOf(filters, exclusions, fields, faults);
  const sorting = sortingOf(named('sort_by'), named('sort'), fields, faults);
  const paging = pagingOf(named('page'), named('after'), named('paginate'), faults);
  if (paging.by === 'cursor' && sorting.column !== 'id') {
    faults.push(
      ...named('after').map((after) => parameterFault(after, 'Walks in the order of id: sort by nothing else')),
    );
  }
  assertNoParameterFaults(faults);
  return { conditions, sorting, paging };
}

/** A pair may be repeated, and its n-th halves belong together. */
function pairsOf(bys: SentParameter[], values: SentParameter[], faults: Fault[]): Pair[] {
  const pairs = Math.min(bys.length, values.length);
  for (const half of [...bys.slice(pairs), ...values.slice(pairs)].filter(isDecoded)) {
    faults.push(parameterFault(half, `Is half a pair: ${partnerOf(half.name)} is missing`));
  }
  return bys.slice(0, pairs).flatMap((by, index) => {
    const value = values[index];
    return value !== undefined && isDecoded(by) && isDecoded(value) ? [{ by, value }] : [];
  });
}

function partnerOf(name: string): string {
  return name.endsWith('_by') ? name.slice(0, -'_by'.length) : `${name}_by`;
}

/** The published example of exclude has its halves the other way round: both are read when just one is a field. */
function turned(pair: Pair, fields: ListFields): Pair {
  if (fields.has(pair.by.value) || !fields.has(pair.value.value)) return pair;
  return { by: pair.value, value: pair.by };
}

function fieldOf(by: Parameter, fields: ListFields, faults: Fault[]): ListField | undefined {
  const field = fields.get(by.value);
  if (field === undefined) {
    faults.push(parameterFault(by, `Names no field to list by; there are ${[...fields.keys()].join(', ')}`));
  }
  return field;
}

function condition({ by, value }: Pair, excluded: boolean, fields: ListFields, faults: Fault[]): Condition | undefined {
  const field = fieldOf(by, fields, faults);
  if (field === undefined) return undefined;
  const read = readColumnValue(value.value, field);
  if (read.fault !== undefined) {
    faults.push(parameterFault(value, read.fault));
    return undefined;
  }
  return { column: by.value, kind: field.kind, value: read.value, excluded };
}

function conditionsOf(filters: Pair[], exclusions: Pair[], fields: ListFields, faults: Fault[]): Condition[] {
  const pairs = [
    ...filters.map((pair) => ({ pair, excluded: false })),
    ...exclusions.map((pair) => ({ pair, excluded: true })),
  ];
  const tooMany = pairs[MAX_CONDITIONS];
  if (tooMany !== undefined) {
    const text = `Is one too many: a list takes up to ${MAX_CONDITIONS} pairs of filter and exclude together`;
    faults.push(parameterFault(tooMany.pair.by, text));
  }
  return pairs
    .slice(0, MAX_CONDITIONS)
    .map(({ pair, excluded }) => condition(pair, excluded, fields, faults))
    .filter((read) => read !== undefined);
}

/** Either half may be left out: the order is by id, and ascending. */
function sortingOf(
  bys: SentParameter[],
  directions: SentParameter[],
  fields: ListFields,
  faults: Fault[],
): Listing['sorting'] {
  const by = bys.find(isDecoded);
  const sent = directions.find(isDecoded);
  faults.push(...repeated(bys, directions, 'Is there twice: a list has one order'));
  const direction = sent?.value.toLowerCase() ?? '';
  if (sent !== undefined && !['', 'asc', 'desc'].includes(direction)) {
    faults.push(parameterFault(sent, 'Must be asc or desc'));
  }
  const descending = direction === 'desc';
  const field = by && fieldOf(by, fields, faults);
  if (by === undefined || field === undefined) return { ...BY_ID, descending };
  return { column: by.value, kind: field.kind, descending };
}

/** Either half may be left out: the first page, of 25 items. */
function pagingOf(pages: SentParameter[], afters: SentParameter[], sizes: SentParameter[], faults: Fault[]): Paging {
  const [start, ...others] = [...pages, ...afters].sort((a, b) => a.place - b.place);
  const contrary = others.filter(({ name }) => name !== start?.name);
  const text = 'Must not be combined: a list is read by page, or after an id';
  faults.push(...contrary.filter(isDecoded).map((other) => parameterFault(other, text)));
  const alike = start?.name === 'after' ? afters : pages;
  faults.push(...repeated(alike, sizes, 'Is there twice: a list has one page'));
  const size = wholeNumber(sizes.find(isDecoded), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, faults);
  const read = alike.find(isDecoded);
  if (read?.name === 'after') return { by: 'cursor', after: read.value || null, size };
  return {
    by: 'number',
    page: wholeNumber(read, 1, Math.floor(Number.MAX_SAFE_INTEGER / MAX_PAGE_SIZE), faults),
    size,
  };
}

/** One fault for each pair beyond the first, whether it is whole or half. */
function repeated(bys: SentParameter[], values: SentParameter[], text: string): Fault[] {
  const others = [...bys.slice(1), ...values.slice(Math.max(1, bys.length))];
  return others.filter(isDecoded).map((other) => parameterFault(other, text));
}

/** What is absent or empty stands for the default, as the published table gives one; anything but a number from 1 is a fault. */
function wholeNumber(parameter: Parameter | undefined, byDefault: number, most: number, faults: Fault[]): number {
  if (parameter === undefined || parameter.value === '') return byDefault;
  const number = /^\d{1,16}$/.test(parameter.value) ? Number(parameter.value) : 0;
  if (number < 1 || number > most) {
    faults.push(parameterFault(parameter, `Must be a whole number from 1 to ${most}`));
    return byDefault;
  }
  return number;
}
