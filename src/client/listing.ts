import type { CallOptions } from './options.js';
import type { ListField, ListPath, ListPathParameters } from './typed-paths.js';

type Value = string | number | boolean;

/** What of a list is walked. */
export type ListRequest<P extends ListPath> = ListPathParameters<P> &
  CallOptions & {
    /** Only items whose fields equal these; text is compared without regard to case. */
    readonly filter?: Readonly<Partial<Record<ListField<P>, Value>>>;
    /** All items but those whose field equals this, or one of these. */
    readonly exclude?: Readonly<Partial<Record<ListField<P>, Value | readonly Value[]>>>;
    /** Begins after the item with this id. */
    readonly after?: string;
    /** Items that are asked for at once: 100 by default, which is the most. */
    readonly pageSize?: number;
  };

type Conditions = Readonly<Record<string, Value | readonly Value[] | undefined>>;

/** The same, whatever list it is. */
interface Walk extends CallOptions {
  readonly path?: object;
  readonly filter?: Conditions;
  readonly exclude?: Conditions;
  readonly after?: string;
  readonly pageSize?: number;
}

/** The items of a list, by its cursor. @param page asks for one page */
export async function* itemsOf<T>(
  page: (request: object) => Promise<readonly T[]>,
  { filter = {}, exclude = {}, after = '', pageSize = 100, ...call }: Walk,
): AsyncGenerator<T, void, undefined> {
  const conditions = { ...pairs('filter', filter), ...pairs('exclude', exclude) };
  for (let last = after; ;) {
    const items = await page({ ...call, query: { ...conditions, after: last, paginate: pageSize } });
    yield* items;
    if (items.length < pageSize) return;
    last = (items.at(-1) as { readonly id: string }).id;
  }
}

/** `{ status: 'active' }` is sent as `filter_by=status&filter=active`. */
function pairs(name: string, conditions: Conditions): object {
  const each = Object.entries(conditions).flatMap(([field, values]) =>
    values === undefined ? [] : [values].flat().map((value) => ({ field, value })),
  );
  if (each.length === 0) return {};
  return { [`${name}_by`]: each.map(({ field }) => field), [name]: each.map(({ value }) => value) };
}
