import pg from 'pg';

const RECONNECT_MS = 1_000;

/**
 * Listens to what other processes announce over PostgreSQL. It makes things prompt, never right: a notification may
 * be lost while the connection is down, so whoever listens also reads again by itself after a while.
 */
export class Notifications {
  private client: pg.Client | undefined;
  private closed = false;
  private reconnecting: NodeJS.Timeout | undefined;
  private readonly handlers = new Map<string, (payload: string) => void>();

  constructor(private readonly connection: pg.ClientConfig) {}

  /** @param channel a plain identifier */
  listen(channel: string, handler: (payload: string) => void): void {
    this.handlers.set(channel, handler);
    void this.client?.query(`listen ${channel}`).catch(() => undefined);
  }

  async connect(): Promise<void> {
    const client = new pg.Client({ ...this.connection, application_name: 'standing-order listener', keepAlive: true });
    client.on('notification', ({ channel, payload }) => this.handlers.get(channel)?.(payload ?? ''));
    client.on('error', () => this.reconnectSoon(client));
    client.on('end', () => this.reconnectSoon(client));
    await client.connect();
    for (const channel of this.handlers.keys()) await client.query(`listen ${channel}`);
    this.client = client;
    if (this.closed) await client.end();
  }

  /** Resolves once everything that was announced before has been heard here; at once while the connection is down. */
  async catchUp(): Promise<void> {
    await this.client?.query('select 1').catch(() => undefined);
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
