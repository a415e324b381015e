import type { Call, CallOptions, StandingOrder, WriteOptions } from '../client/client.js';

/** A thing as the API shows it. */
export interface Thing {
  readonly id: string;
  readonly [field: string]: unknown;
}

type Value = string | number | boolean;

interface Named {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, Value | undefined>>;
}

interface Written extends Named, WriteOptions {
  readonly body?: object;
}

interface Walked extends Pick<Named, 'path'>, CallOptions {
  readonly filter?: Readonly<Record<string, Value | undefined>>;
  readonly after?: string;
}

/** The client, for paths that are known only when it is used: its types would ask which of them it is. */
export interface Api {
  get(path: string, request?: Named & CallOptions): Call<unknown>;
  post(path: string, request: Written): Promise<Thing>;
  put(path: string, request: Written): Promise<Thing>;
  delete(path: string, request: Named & WriteOptions): Promise<Thing>;
  list(path: string, request?: Walked): AsyncIterableIterator<Thing>;
}

export function apiOf(client: StandingOrder): Api {
  return client as unknown as Api;
}
