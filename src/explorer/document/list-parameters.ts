import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../platform/database/listing.js';
import type { Parameter, Reference, Schema } from './openapi.js';

const TEXTS: Schema = { type: 'array', items: { type: 'string' } };

/**
 * The parameters of every list whatever its fields, by the names of their components. Defaults stand in the sentences
 * alone: a page that sent a declared default by itself would send half a pair.
 */
export const LIST_PARAMETERS = {
  filter: inQuery('filter', 'The value that the field at the same place among the `filter_by` must have.', TEXTS),
  exclude: inQuery(
    'exclude',
    'The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field.',
    TEXTS,
  ),
  sort: inQuery('sort', 'The direction of `sort_by`: ascending when empty.', {
    type: 'string',
    enum: ['asc', 'desc', 'ASC', 'DESC'],
  }),
  page: inQuery('page', 'Page number from 1. Needs `paginate`, and excludes `after`.', { type: 'integer', minimum: 1 }),
  paginate: inQuery(
    'paginate',
    `Items a page: ${DEFAULT_PAGE_SIZE} when empty, at most ${MAX_PAGE_SIZE}. Needs \`page\` or \`after\`.`,
    { type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE },
  ),
  after: inQuery(
    'after',
    'The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Needs `paginate`, and excludes `page`.',
    { type: 'string' },
  ),
} as const satisfies Record<string, Parameter>;

/** All parameters of a list, each pair together. @param fields the names of the fields that it can be listed by */
export function listParameters(fields: Schema): (Parameter | Reference)[] {
  const several: Schema = { type: 'array', items: fields };
  return [
    inQuery('filter_by', 'Only items where this field equals `filter`.', several),
    shared('filter'),
    inQuery('exclude_by', 'All items but those where this field equals `exclude`.', several),
    shared('exclude'),
    inQuery('sort_by', 'The order of the list; ties are broken by id. Needs `sort`.', fields),
    shared('sort'),
    shared('page'),
    shared('paginate'),
    shared('after'),
  ];
}

function shared(name: keyof typeof LIST_PARAMETERS): Reference {
  return { $ref: `#/components/parameters/${name}` };
}

function inQuery(name: string, description: string, schema: Schema): Parameter {
  const repeated = schema.type === 'array' ? ({ style: 'form', explode: true } as const) : {};
  return { name, in: 'query', required: false, description, ...repeated, schema };
}
