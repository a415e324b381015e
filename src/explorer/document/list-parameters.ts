import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../platform/database/listing.js';
import type { Parameter, Schema } from './openapi.js';

type QueryParameter = Pick<Parameter, 'name' | 'description' | 'schema'>;

/** Defaults stand in the sentences alone: a page that sent a declared default by itself would send half a pair. */
const SHARED: readonly QueryParameter[] = [
  {
    name: 'filter',
    description: 'The value that the field named at the same place in `filter_by` must have.',
    schema: { type: 'array', items: { type: 'string' } },
  },
  {
    name: 'exclude',
    description:
      'The value that the field named at the same place in `exclude_by` must not have. The two halves of this pair may also change places, where only one of them names a field.',
    schema: { type: 'array', items: { type: 'string' } },
  },
  {
    name: 'sort',
    description: 'The direction of `sort_by`: ascending when empty.',
    schema: { type: 'string', enum: ['asc', 'desc', 'ASC', 'DESC'] },
  },
  {
    name: 'page',
    description: 'Page number from 1. Needs `paginate`, and excludes `after`.',
    schema: { type: 'integer', minimum: 1 },
  },
  {
    name: 'after',
    description:
      'The id of the last item seen: walks everything at an even speed, in the order of id. Empty: from the start. Needs `paginate`, and excludes `page`.',
    schema: { type: 'string' },
  },
  {
    name: 'paginate',
    description: `Items a page: ${DEFAULT_PAGE_SIZE} when empty, at most ${MAX_PAGE_SIZE}. Needs \`page\` or \`after\`.`,
    schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE },
  },
];

/** The parameters of every list whatever its fields, by the names of their components. */
export const LIST_PARAMETERS: Readonly<Record<string, Parameter>> = Object.fromEntries(
  SHARED.map((parameter) => [parameter.name, inQuery(parameter)]),
);

/** The halves of pairs that name fields of the resource: may be repeated, except for sorting. */
export function fieldParameters(fields: Schema): Parameter[] {
  const several: Schema = { type: 'array', items: fields };
  return [
    inQuery({ name: 'filter_by', description: 'Only items where this field equals `filter`.', schema: several }),
    inQuery({
      name: 'exclude_by',
      description: 'All items but those where this field equals `exclude`.',
      schema: several,
    }),
    inQuery({
      name: 'sort_by',
      description: 'The order of the list; ties are broken by id. Needs `sort`.',
      schema: fields,
    }),
  ];
}

function inQuery(parameter: QueryParameter): Parameter {
  const repeated = parameter.schema.type === 'array' ? ({ style: 'form', explode: true } as const) : {};
  return { in: 'query', required: false, ...repeated, ...parameter };
}
