import { expect } from '@jest/globals';
import { ApiClient } from '../../src/conformance/api-client.js';
import { firstStoreOf, operatorOf, until, type Welcome } from './service-process.js';
import { sql } from './sql.js';
import type { Traffic } from './traffic.js';
import { OPERATOR_KEY } from './test-service.js';
import { WebhookReceiver } from './webhook-receiver.js';

/** What a service needs to be set to, besides its database. */
export const STOREFRONT = {
  OPERATOR_KEY,
  BILLING_INTERVAL_SECONDS: '1',
  DELIVERY_INTERVAL_MS: '200',
  WEBHOOK_ALLOW_PRIVATE: 'true',
  WEBHOOK_TIMEOUT_MS: '1000',
  LOG_LEVEL: 'warn',
};

/** Enrollments that fall due together. */
const DUE = 5;

/**
 * What goes on in an installation while parts of it fail: one store whose clients write and read, and which is told of
 * all of it by webhooks; and another, some of whose enrollments fall due meanwhile.
 */
export class Storefront {
  private periods = 1;

  private constructor(
    /** Of the store that traffic is for, and of its billing option. */
    readonly store: ApiClient,
    readonly option: string,
    private readonly due: ApiClient['credentials'],
    private readonly database: { readonly url: string },
    private readonly receiver: WebhookReceiver,
  ) {}

  /** @param welcome of a first start, with webhooks allowed to this machine */
  static async open(welcome: Welcome, databaseUrl: string): Promise<Storefront> {
    const store = await firstStoreOf(welcome);
    const receiver = await WebhookReceiver.start();
    await store.created('/webhook-endpoints', { url: receiver.url() });
    const operator = operatorOf(welcome);
    const { id: account_id } = await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
    const { id: user } = await operator.created('/operator/stores', { account_id, name: 'Due', currency: 'EUR' });
    const { key } = await operator.created(`/operator/stores/${user}/api-keys`, { name: 'K' });
    const due = { user, password: String(key) };
    const api = new ApiClient(welcome.url, due);
    await api.put('/clock', { now: '2026-01-01T12:00:00Z' });
    const [option, dueOption] = [await offerOf(store), await offerOf(api)];
    const { id: subscriber_id } = await api.created('/subscribers', { email: 'due@example.com' });
    await api.created(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
    for (let n = 0; n < DUE; n += 1) {
      await api.created('/enrollments', { subscriber_id, billing_option_id: dueOption });
    }
    return new Storefront(store, option, due, { url: databaseUrl }, receiver);
  }

  /** The same clients, by way of other addresses. */
  clientsAt(...urls: readonly string[]): ApiClient[] {
    return urls.map((url) => new ApiClient(url, this.store.credentials));
  }

  /** Another period of enrollments falls due so many milliseconds from now: until then, somebody else seems to bill them. */
  async fallDue(afterMs: number): Promise<void> {
    this.periods += 1;
    await sql(
      this.database,
      `with moved as (update stores set clock = clock + interval '1 month' where id = $1)
       update enrollments set leased_until = clock_timestamp() + $2 * interval '1 millisecond' where store_id = $1`,
      [this.due.user, afterMs],
    );
  }

  /** Waits until everything is done that goes on by itself, then holds what is there to what was acknowledged. */
  async audit({ acknowledged }: Traffic): Promise<void> {
    await until(async () => {
      // What a gateway was being asked is asked again after half a minute, and what somebody has taken to bill is taken
      // over after ten seconds: here, that passes at once.
      await this.ask(`update payments set ask_at = clock_timestamp() where status = 'pending'`);
      await this.ask('update enrollments set leased_until = null where leased_until > clock_timestamp()');
      const unpaid = await this.ask(`select id from invoices where status <> 'paid'`);
      return unpaid.length === 0 && (await this.invoicesOfDue()).every(({ count }) => Number(count) >= this.periods);
    }, 25_000);
    expect(await this.invoicesOfDue()).toEqual(Array.from({ length: DUE }, () => ({ count: String(this.periods) })));
    expect(await this.ask('select * from parked_enrollments')).toEqual([]);

    const there = await this.ask<{ id: string }>('select id from subscribers');
    expect(notAmong(acknowledged.subscribers, there)).toEqual([]);
    expect(await this.ask('select email from subscribers group by store_id, email having count(*) > 1')).toEqual([]);
    const enrolled = await this.ask<{ subscriber_id: string; id: string }>(
      'select subscriber_id, id from enrollments where store_id <> $1',
      [this.due.user],
    );
    const bySubscriber = new Map(enrolled.map(({ subscriber_id, id }) => [subscriber_id, id]));
    expect(enrolled).toHaveLength(bySubscriber.size);
    for (const [subscriber, id] of acknowledged.enrollments) expect(bySubscriber.get(subscriber)).toBe(id);
    await this.auditBooks();
    await this.auditTold();
  }

  /** Every enrollment has its invoice, every invoice its number and its one payment, which the gateway was asked for once. */
  private async auditBooks(): Promise<void> {
    expect(
      await this.ask(
        `select e.id, count(i.id) from enrollments e
           left join invoices i on i.store_id = e.store_id and i.enrollment_id = e.id
         where e.store_id <> $1 group by e.id having count(i.id) <> 1`,
        [this.due.user],
      ),
    ).toEqual([]);
    expect(
      await this.ask(
        `select i.id from invoices i
           left join payments p on p.store_id = i.store_id and p.invoice_id = i.id and p.status = 'succeeded'
           left join test_gateway_requests g on g.store_id = i.store_id and g.key like i.id || ':%'
         group by i.store_id, i.id, i.total having count(*) <> 1 or sum(p.amount) is distinct from i.total
           or sum(g.amount) is distinct from i.total`,
      ),
    ).toEqual([]);
    expect(await this.ask('select store_id from invoices group by store_id having count(*) <> max(sequence)')).toEqual(
      [],
    );
  }

  /** The events of the store are numbered without a gap, and its endpoint has been told each. */
  private async auditTold(): Promise<void> {
    const told = () => this.receiver.calls.map(({ message }) => ({ id: message.id }));
    const isWaiting = () => this.ask('select 1 from event_log where sequence is null');
    await until(async () => (await isWaiting()).length === 0);
    const events = await this.ask<{ id: string; sequence: string }>(
      'select id, sequence from event_log where store_id = $1 order by sequence',
      [this.store.credentials.user],
    );
    expect(events.map(({ sequence }) => Number(sequence))).toEqual(events.map((_, index) => index + 1));
    const sinceEndpoint = events.slice(events.findIndex(({ id }) => id === told()[0]?.id)).map(({ id }) => id);
    await until(async () => {
      // The same goes for what somebody has taken to send.
      await this.ask('update webhook_deliveries set leased_until = null where leased_until > clock_timestamp()');
      return notAmong(sinceEndpoint, told()).length === 0;
    }, 25_000);
  }

  private invoicesOfDue(): Promise<{ count: string }[]> {
    return this.ask('select count(*) from invoices where store_id = $1 group by enrollment_id', [this.due.user]);
  }

  private ask<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return sql<Row>(this.database, text, values);
  }

  close(): Promise<void> {
    return this.receiver.stop();
  }
}

async function offerOf(api: ApiClient): Promise<string> {
  const { id: subscription_id } = await api.created('/subscriptions', { name: 'Club', type: 'fixed' });
  const fields = { subscription_id, name: 'Monthly', cycle: 'monthly', amount: 1900 };
  return (await api.created('/billing-options', fields)).id;
}

function notAmong(ids: readonly string[], there: readonly { readonly id: string }[]): string[] {
  const known = new Set(there.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}
