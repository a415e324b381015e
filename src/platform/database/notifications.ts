import pg from 'pg';
import { inTime } from './in-time.js';

const RECONNECT_MS = 1_000;
/** A connection that says nothing for so long is taken for dead, however alive it looks. */
const SILENCE_MS = 4_000;

/**
 * Listens to what other processes announce over PostgreSQL. It makes things prompt, never right: a notification may
 * be lost while the connection is down, so whoever listens also reads again by itself after a while.
 */
export class Notifications {
  private client: pg.Client | undefined;
  private closed = false;
  private reconnecting: NodeJS.Timeout | undefined;
  private readonly handlers = new Map<string, (payload: string) => void>();
  /** The last of what the connection is asked: it takes one thing at a time. */
  private asked: Promise<unknown> = Promise.resolve();

  constructor(private readonly connection: pg.ClientConfig) {}

  /** @param channel a plain identifier */
  listen(channel: string, handler: (payload: string) => void): void {
    this.handlers.set(channel, handler);
    const { client } = this;
    if (client !== undefined) void this.ask(client, `listen ${channel}`).catch(() => undefined);
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      ...this.connection,
      application_name: 'standing-order listener',
      connectionTimeoutMillis: SILENCE_MS,
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => this.handlers.get(channel)?.(payload ?? ''));
    client.on('error', () => this.reconnectSoon(client));
    client.on('end', () => this.reconnectSoon(client));
    await client.connect();
    try {
      for (const channel of this.handlers.keys()) await inTime(client, SILENCE_MS, client.query(`listen ${channel}`));
    } catch (error) {
      // A server that is not to be listened to, such as a standby, is not to keep a connection for each attempt.
      void client.end();
      throw error;
    }
    this.client = client;
    if (this.closed) await client.end();
  }

  /** Resolves once everything that was announced before has been heard here, or the connection is down. */
  async catchUp(): Promise<void> {
    const { client } = this;
    if (client !== undefined) await this.ask(client, 'select 1').catch(() => undefined);
  }

  private ask(client: pg.Client, text: string): Promise<unknown> {
    const answer = this.asked.then(() => inTime(client, SILENCE_MS, client.query(text)));
    this.asked = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnecting);
    await this.client?.end().catch(() => undefined);
  }

  private reconnectSoon(broken: pg.Client): void {
    if (this.client === broken) this.client = undefined;
    if (this.closed || this.reconnecting !== undefined) return;
    this.reconnecting = setTimeout(() => {
      this.reconnecting = undefined;
      this.connect().catch(() => this.reconnectSoon(broken));
    }, RECONNECT_MS);
  }
}
