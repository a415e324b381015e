/** What the business of a store may refuse; anything else is a fault of the service, or of this program. */
const REFUSED = new Set([412, 422]);

/** Calls the API, and counts what it refuses. */
export class StoreClient {
  constructor(url, user, password) {
    this.base = `${url}/1.0.0`;
    this.storeId = user;
    this.headers = {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    };
    this.refusals = new Map();
  }

  /** @returns undefined when it was refused */
  async try(method, path, body) {
    const answer = await fetch(this.base + path, { method, headers: this.headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (answer.ok) return text === '' ? undefined : JSON.parse(text);
    if (!REFUSED.has(answer.status)) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${text}`);
    const code = answer.headers.get('so-error-code');
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    return undefined;
  }

  async created(path, body) {
    const made = await this.try('POST', path, body);
    if (made === undefined) throw new Error(`POST ${path} ${JSON.stringify(body)} was refused`);
    return made;
  }

  /** Everything in a list, in order. */
  async all(path) {
    const items = [];
    for (let after = ''; ; after = items.at(-1).id) {
      const page = await this.try('GET', `${path}${path.includes('?') ? '&' : '?'}after=${after}&paginate=100`);
      if (page === undefined) return items;
      items.push(...page);
    }
  }
}
