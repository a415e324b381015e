import { WebhookVerificationError } from 'standardwebhooks';
import { errorOf, type RawAnswer } from './error-answer.js';
import { StandingOrderConnectionError, StandingOrderError } from './errors.js';
import { DEFAULTS, exchange, type Settings } from './exchange.js';
import { itemsOf, type ListRequest } from './listing.js';
import { given, type CallOptions, type StandingOrderOptions, type WriteOptions } from './options.js';
import { basicAuthorization, prepare, type Named } from './request.js';
import type { RetryPolicy } from './retry.rules.js';
import {
  API_VERSION,
  type Data,
  type ErrorCode,
  type Item,
  type ListPath,
  type Method,
  type PathWith,
  type Schemas,
  type Sent,
} from './typed-paths.js';
import { verifyWebhook, type EventType, type WebhookEvent, type WebhookHeaders } from './webhook.js';

/** A whole answer: the parsed body, and what came with it, such as `headers.get('ETag')`. */
export interface ApiResponse<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: Headers;
}

/** What a call will give: its data when awaited, or, by `withResponse()`, the whole answer. */
export type Call<T> = Promise<T> & { withResponse(): Promise<ApiResponse<T>> };

/** The request may be left out where nothing of it is required. */
type Arguments<R> = Partial<R> extends R ? [request?: R] : [request: R];

type Read<P extends PathWith<'get'>> = Sent<'get', P> & CallOptions;
type Write<M extends Method, P extends PathWith<M>> = Sent<M, P> & WriteOptions;

/**
 * A client of the SO API, for one store or for the operator. Paths, queries, bodies and answers are typed by the API
 * document, and the paths are as it has them, without the version.
 *
 * What may pass by itself is tried again: see {@link StandingOrderOptions.retry}. Every write is sent under an
 * `Idempotency-Key`, so that it is carried out once however often it is tried.
 *
 *     const so = new StandingOrder({ url, user: 'STO-10001', password: apiKey });
 *     const subscriber = await so.post('/subscribers', { body: { email: 'ada@example.com' } });
 *     for await (const invoice of so.list('/invoices', { filter: { status: 'open' } })) …
 */
export class StandingOrder {
  readonly #authorization: string;
  readonly #settings: Settings;

  /** @throws TypeError for a `url` that is none, or credentials that are missing */
  constructor(options: StandingOrderOptions) {
    const { url, user, password, retry, ...others } = options;
    if (!user || !password) throw new TypeError('user and password must be a Store ID and an API key');
    this.#authorization = basicAuthorization(user, password);
    this.#settings = {
      ...DEFAULTS,
      ...given(others),
      url: `${baseOf(url)}/${API_VERSION}`,
      retry: { ...DEFAULTS.retry, ...given(retry ?? {}) },
    };
  }

  /**
   * Reads a thing, or one page of a list: `get('/subscribers/{id}', { path: { id } })`. An empty page is an empty array.
   * @throws StandingOrderError, StandingOrderConnectionError, or the reason of the given signal
   */
  get<P extends PathWith<'get'>>(path: P, ...[request]: Arguments<Read<P>>): Call<Data<'get', P>> {
    return this.#call('get', path, request);
  }

  /** Creates something or carries out an action: `post('/enrollments/{id}/cancel', { path: { id } })`. Fails as `get` does. */
  post<P extends PathWith<'post'>>(path: P, ...[request]: Arguments<Write<'post', P>>): Call<Data<'post', P>> {
    return this.#call('post', path, request);
  }

  /** Changes the fields that are given, and no others. Fails as `get` does. */
  put<P extends PathWith<'put'>>(path: P, ...[request]: Arguments<Write<'put', P>>): Call<Data<'put', P>> {
    return this.#call('put', path, request);
  }

  /** Removes a thing, and gives it as it last was. Fails as `get` does. */
  delete<P extends PathWith<'delete'>>(path: P, ...[request]: Arguments<Write<'delete', P>>): Call<Data<'delete', P>> {
    return this.#call('delete', path, request);
  }

  /**
   * Walks a whole list in the order of id, page after page as they are needed; leave the loop at any time. What is added
   * meanwhile comes too, and nothing comes twice. For another order, `get` a page with `sort_by`.
   *
   *     for await (const one of so.list('/subscriptions', { filter: { status: 'active' } })) …
   */
  list<P extends ListPath>(path: P, ...[request]: Arguments<ListRequest<P>>): AsyncIterableIterator<Item<P>> {
    return itemsOf<Item<P>>((page) => this.#call('get', path, page), request ?? {});
  }

  /** Checks a webhook and gives its event: see the function of the same name, which needs no client. */
  verifyWebhook(rawBody: string | Uint8Array, headers: WebhookHeaders, secret: string): WebhookEvent {
    return verifyWebhook(rawBody, headers, secret);
  }

  #call<T>(method: Method, path: string, request: object | undefined): Call<T> {
    const whole = this.#answer<T>(method, path, request ?? {});
    const data = whole.then((response) => response.data);
    const withResponse = () => {
      // Whoever asks for the whole answer hears of its failure there.
      data.catch(() => undefined);
      return whole;
    };
    return Object.assign(data, { withResponse });
  }

  async #answer<T>(method: Method, path: string, named: Named): Promise<ApiResponse<T>> {
    const request = prepare(method, path, named, this.#authorization);
    const answer = await exchange(this.#settings, request, named);
    const { status, headers } = answer;
    return { data: dataOf(answer, this.#settings.parse, request.idempotencyKey) as T, status, headers };
  }
}

/** 204 is how the contract has an empty list. */
function dataOf(answer: RawAnswer, parse: Settings['parse'], idempotencyKey: string | undefined): unknown {
  if (answer.status === 204) return [];
  try {
    return parse(answer.text);
  } catch {
    throw errorOf(answer, idempotencyKey);
  }
}

function baseOf(url: string): string {
  const { protocol, username, password, search, hash } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  const isPlain = !username && !password && !search && !hash;
  // The text is not shown: it may hold a password.
  if (!/^https?:$/.test(protocol) || !isPlain) throw new TypeError('url must be an http(s) URL, without anything else');
  return url.replace(/\/+$/, '');
}

export { StandingOrderConnectionError, StandingOrderError, verifyWebhook, WebhookVerificationError };
export type {
  CallOptions,
  Data,
  ErrorCode,
  EventType,
  Item,
  ListPath,
  ListRequest,
  Method,
  PathWith,
  RetryPolicy,
  Schemas,
  Sent,
  StandingOrderOptions,
  WebhookEvent,
  WebhookHeaders,
  WriteOptions,
};
