const VERSION = '1.0.0';

/** The most items that a page of a list may have. */
const PAGE_SIZE = 100;

export interface Credentials {
  /** A Store ID, or `operator`. */
  readonly user: string;
  readonly key: string;
}

/** The API answered with one of its errors, which say what was wrong with the request. */
export class ApiFailure extends Error {}

/** The four requests that a store's program needs. Each throws `Refused` for an answer that is an error. */
export class Api {
  private readonly headers: Readonly<Record<string, string>>;

  /** @param signal ends what is under way, and lets nothing begin any more */
  constructor(
    private readonly url: string,
    { user, key }: Credentials,
    private readonly signal: AbortSignal,
  ) {
    this.headers = {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`,
    };
  }

  get<T>(path: string): Promise<T> {
    return this.ask('GET', path);
  }

  post<T>(path: string, fields: object = {}): Promise<T> {
    return this.ask('POST', path, fields);
  }

  put<T>(path: string, fields: object): Promise<T> {
    return this.ask('PUT', path, fields);
  }

  /** Everything in a list from the first to the last, or what comes after an id. The path may have a query. */
  async list<T extends { readonly id: string }>(path: string, after = ''): Promise<T[]> {
    const items: T[] = [];
    for (let cursor = after; ; cursor = items.at(-1)?.id ?? '') {
      const page = `${path}${path.includes('?') ? '&' : '?'}after=${cursor}&paginate=${PAGE_SIZE}`;
      // An empty page is a 204, which has no body.
      const found = (await this.ask<T[] | undefined>('GET', page)) ?? [];
      items.push(...found);
      if (found.length < PAGE_SIZE) return items;
    }
  }

  private async ask<T>(method: string, path: string, fields?: object): Promise<T> {
    const body = fields && JSON.stringify(fields);
    const request = { method, headers: this.headers, body, signal: this.signal };
    const answer = await fetch(`${this.url}/${VERSION}${path}`, request).catch((cause: unknown) => {
      throw new Error(`${method} ${path} was not answered: does the service still run?`, { cause });
    });
    const text = await answer.text();
    if (!answer.ok) throw new ApiFailure(`${method} ${path} was answered with ${answer.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
