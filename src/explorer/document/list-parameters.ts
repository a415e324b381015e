import { MAX_CONDITIONS } from '../../contract/lists/list-query.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../platform/database/listing.js';
import type { Parameter, Reference, Schema } from './openapi.js';

const TEXTS: Schema = { type: 'array', items: { type: 'string' } };

/**
 * The parameters of every list whatever its fields, by the names of their components. Defaults stand in the sentences
 * alone, so that a page which sends declared defaults does not send them with every request.
 */
export const LIST_PARAMETERS = {
  filter: inQuery(
    'filter',
    'The value that the field at the same place among the `filter_by` must have. Needs `filter_by`.',
    TEXTS,
  ),
  exclude: inQuery(
    'exclude',
    'The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field.',
    TEXTS,
  ),
  sort: inQuery('sort', 'The direction of `sort_by`: ascending when left out or empty.', {
    type: 'string',
    enum: ['asc', 'desc', 'ASC', 'DESC'],
  }),
  page: inQuery('page', 'Page number from 1, which is the default. Excludes `after`.', { type: 'integer', minimum: 1 }),
  paginate: inQuery(
    'paginate',
    `Items a page: ${DEFAULT_PAGE_SIZE} when left out or empty, at most ${MAX_PAGE_SIZE}.`,
    { type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE },
  ),
  after: inQuery(
    'after',
    'The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`.',
    { type: 'string' },
  ),
} as const satisfies Record<string, Parameter>;

/** All parameters of a list, each pair together. @param fields the names of the fields that it can be listed by */
export function listParameters(fields: Schema): (Parameter | Reference)[] {
  const several: Schema = { type: 'array', items: fields };
  return [
    inQuery(
      'filter_by',
      `Only items where this field equals \`filter\`, which it needs. A list takes up to ${MAX_CONDITIONS} pairs of filter and exclude together.`,
      several,
    ),
    shared('filter'),
    inQuery('exclude_by', 'All items but those where this field equals `exclude`, which it needs.', several),
    shared('exclude'),
    inQuery('sort_by', 'The order of the list: by `id` when left out; ties are broken by id.', fields),
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
