import type { StoreUnderTest } from './store-under-test.js';

export type Fields = Readonly<Record<string, unknown>>;

/** What makes a request to a route one that is carried out. */
export interface RequestInOrder {
  /** What goes in place of the parameters of the path, in their order. */
  readonly parameters?: readonly string[];
  readonly body?: Fields;
  /** Of a list: whether there may be nothing in it, since the API alone can't make anything that is. */
  readonly mayBeEmpty?: true;
}

/**
 * Makes what a request to the route needs, in a store, and says the request. It is called again and again, in several
 * stores: what it says must be carried out each time.
 */
export type Row = (store: StoreUnderTest) => RequestInOrder | Promise<RequestInOrder>;

/** A row for each route, by its name: `GET /subscribers/:subscriber_id/notes/:id`. */
export type Rows = Readonly<Record<string, Row>>;

interface ResourceRow {
  /** What one is made of: only what must be sent, and each time another one. */
  readonly body: (store: StoreUnderTest) => Fields | Promise<Fields>;
  /** What can be changed; absent: it has no PUT. */
  readonly change?: Fields;
  /** It has no DELETE. */
  readonly isKept?: true;
}

/** The rows of a plain resource: its list, one of it, and how one is made, changed and removed. */
export function resourceRows(path: string, { body, change, isKept }: ResourceRow): Rows {
  const make = async (store: StoreUnderTest): Promise<RequestInOrder> => ({
    parameters: [(await store.clientOf(path).created(path, await body(store))).id],
  });
  const list: Row = async (store) => {
    await make(store);
    return {};
  };
  return {
    [`GET ${path}`]: list,
    [`POST ${path}`]: async (store) => ({ body: await body(store) }),
    [`GET ${path}/:id`]: make,
    ...(change !== undefined && { [`PUT ${path}/:id`]: async (store) => ({ ...(await make(store)), body: change }) }),
    ...(isKept === undefined && { [`DELETE ${path}/:id`]: make }),
  };
}
