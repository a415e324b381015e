import { Failure } from '../failures/failure.js';
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
  isDecoded,
  parameterFault,
  readQuery,
  unknownParameters,
  type Parameter,
  type SentParameter,
} from './query-string.js';

/** The parameters of lists work in pairs; a pair may be repeated, and its n-th halves belong together. */
const LIST_PAIRS = [
  ['filter_by', 'filter'],
  ['exclude_by', 'exclude'],
  ['sort_by', 'sort'],
  ['page', 'paginate'],
  ['after', 'paginate'],
] as const;

const NAMES: ReadonlySet<string> = new Set(LIST_PAIRS.flat());
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

  const conditions = [
    ...pairsOf(named('filter_by'), named('filter'), faults).map((pair) => condition(pair, false, fields, faults)),
    ...pairsOf(named('exclude_by'), named('exclude'), faults).map((pair) =>
      condition(turned(pair, fields), true, fields, faults),
    ),
  ].filter((read) => read !== undefined);
  const sorting = sortingOf(pairsOf(named('sort_by'), named('sort'), faults), fields, faults);
  const paging = pagingOf(named('page'), named('after'), named('paginate'), faults);
  if (paging.by === 'cursor' && sorting.column !== 'id') {
    faults.push(
      ...named('after').map((after) => parameterFault(after, 'Walks in the order of id: sort by nothing else')),
    );
  }
  if (faults.length > 0) throw Failure.of(faults.sort((a, b) => (a.place ?? 0) - (b.place ?? 0)));
  return { conditions, sorting, paging };
}

function pairsOf(bys: SentParameter[], values: SentParameter[], faults: Fault[]): Pair[] {
  const pairs = Math.min(bys.length, values.length);
  for (const half of [...bys.slice(pairs), ...values.slice(pairs)].filter(isDecoded)) {
    faults.push(parameterFault(half, `Is half a pair: ${partnersOf(half.name)} is missing`));
  }
  return bys.slice(0, pairs).flatMap((by, index) => {
    const value = values[index];
    return value !== undefined && isDecoded(by) && isDecoded(value) ? [{ by, value }] : [];
  });
}

function partnersOf(name: string): string {
  return LIST_PAIRS.filter((pair) => pair.some((half) => half === name))
    .map(([by, value]) => (by === name ? value : by))
    .join(' or ');
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

function sortingOf(pairs: Pair[], fields: ListFields, faults: Fault[]): Listing['sorting'] {
  const [pair, second] = pairs;
  if (pair === undefined) return BY_ID;
  if (second !== undefined) faults.push(parameterFault(second.by, 'Is there twice: a list has one order'));
  const direction = pair.value.value.toLowerCase();
  if (!['', 'asc', 'desc'].includes(direction)) faults.push(parameterFault(pair.value, 'Must be asc or desc'));
  const field = fieldOf(pair.by, fields, faults);
  if (field === undefined) return BY_ID;
  return { column: pair.by.value, kind: field.kind, descending: direction === 'desc' };
}

function pagingOf(pages: SentParameter[], afters: SentParameter[], sizes: SentParameter[], faults: Fault[]): Paging {
  const [pair, second] = pairsOf([...pages, ...afters], sizes, faults);
  if (pair === undefined) return FIRST_PAGE;
  if (second !== undefined) faults.push(parameterFault(second.by, 'Is there twice: a list has one page'));
  const size = wholeNumber(pair.value, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, faults);
  if (pair.by.name === 'after') return { by: 'cursor', after: pair.by.value || null, size };
  return {
    by: 'number',
    page: wholeNumber(pair.by, 1, Math.floor(Number.MAX_SAFE_INTEGER / MAX_PAGE_SIZE), faults),
    size,
  };
}

/** An empty value stands for the default, as the published table gives one; anything but a number from 1 is a fault. */
function wholeNumber(parameter: Parameter, byDefault: number, most: number, faults: Fault[]): number {
  if (parameter.value === '') return byDefault;
  const number = /^\d{1,16}$/.test(parameter.value) ? Number(parameter.value) : 0;
  if (number < 1 || number > most) {
    faults.push(parameterFault(parameter, `Must be a whole number from 1 to ${most}`));
    return byDefault;
  }
  return number;
}
