/** Beside the dashboard, which a proxy may serve under a path of its own. */
const API = new URL('../1.0.0', import.meta.url).href;

/** What the API has refused, in its own words. */
export class Refusal extends Error {}

/** Asks the API as a store: with its credentials in a header, never in an address, and not with those of the browser. */
export class ReportsApi {
  #headers;

  constructor(storeId, apiKey) {
    const bytes = new TextEncoder().encode(`${storeId}:${apiKey}`);
    const credentials = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    this.#headers = { Authorization: `Basic ${credentials}`, Accept: 'application/json' };
  }

  /** @throws Refusal for an answer that is no report */
  async get(path) {
    const asking = fetch(API + path, { headers: this.#headers, credentials: 'omit', cache: 'no-store' });
    const answer = await asking.catch(() => {
      throw new Refusal('The service does not answer. Try again in a moment.');
    });
    const body = await answer.json().catch(() => undefined);
    if (answer.ok && body !== undefined) return body;
    throw new Refusal(body?.[0]?.body?.text ?? `The service answers ${answer.status}.`);
  }

  /** The reports over the last so many months of the store. */
  async reports(count) {
    const aging = await this.get('/reports/aging');
    const months = `from=${monthsBefore(aging.as_of, count - 1)}&to=${aging.as_of.slice(0, 7)}`;
    const [store, revenue, cohorts] = await Promise.all([
      this.get('/store'),
      this.get(`/reports/revenue?${months}`),
      this.get(`/reports/cohorts?${months}`),
    ]);
    return { store, revenue, cohorts, aging };
  }
}

/** The earliest month that the API takes: 1000-01. */
const EARLIEST = 1000 * 12;

function monthsBefore(day, count) {
  const month = Math.max(EARLIEST, Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count);
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
