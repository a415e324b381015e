import { resolve } from 'node:path';

/** What a process does of all that there is to do: serve the API, carry out by itself what falls due, or both. */
export type Role = (typeof ROLES)[number];

/** How the service runs, read once from the environment. Nothing else reads the environment. */
export interface Config {
  readonly role: Role;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number;
  /** Absolute: holds the embedded database and the secrets that were made here. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  readonly redisUrl: string | undefined;
  /** Absent: made once and kept in `dataDir`. */
  readonly operatorKey: string | undefined;
  /** Absent: made once and kept in `dataDir`. All processes over one database share it. */
  readonly apiKeySecret: string | undefined;
  readonly logLevel: string;
  readonly bodyLimitBytes: number;
  readonly requestTimeoutMs: number;
  readonly statementTimeoutMs: number;
  /** How long a request may have to wait for the event loop or a connection before it is refused at once. */
  readonly maxWaitMs: number;
  /** From the order to stop, while `/health/ready` tells of it, until requests are refused. */
  readonly shutdownGraceMs: number;
  readonly failedAuthorizationsPerMinute: number;
  /** Seconds between two looks at what is due; 0: this process bills nothing by itself. */
  readonly billingIntervalSeconds: number;
  /** Milliseconds between two looks at what is to be told to webhook endpoints; 0: this process tells nothing by itself. */
  readonly deliveryIntervalMs: number;
  /** For one attempt to tell an endpoint. */
  readonly webhookTimeoutMs: number;
  /** Webhooks may also reach addresses that are not of the public Internet. */
  readonly webhookAllowPrivate: boolean;
  /** Where Stripe is asked: elsewhere only in tests. */
  readonly stripeApiUrl: string;
  /** The number of proxies in front of the service: that many values of each X-Forwarded header are trusted. */
  readonly trustedProxies: number;
}

/** Every setting that can't be used, a sentence each. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

const ROLES = ['api', 'worker', 'all'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ConfigFaults with one clear sentence for each setting that can't be used */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;

  const whole = (name: string, byDefault: number, least: number, most: number): number => {
    const given = text(name);
    if (given === undefined) return byDefault;
    const value = /^\d{1,12}$/.test(given) ? Number(given) : NaN;
    if (value >= least && value <= most) return value;
    faults.push(`${name} is "${given}": it must be a whole number from ${least} to ${most}.`);
    return byDefault;
  };

  const url = (name: string, protocols: readonly string[]): string | undefined => {
    const given = text(name);
    if (given === undefined) return undefined;
    const isWhole = protocols.some((protocol) => given.toLowerCase().startsWith(`${protocol}://`));
    // The value is not repeated here, because it may hold a password.
    if (!isWhole || !URL.canParse(given))
      faults.push(`${name} must be a URL that starts with ${protocols.join(':// or ')}://.`);
    return given;
  };

  const secret = (name: string): string | undefined => {
    const given = text(name);
    if (given !== undefined && given.length < 16)
      faults.push(`${name} is too short: it must have 16 characters or more.`);
    return given;
  };

  const flag = (name: string): boolean => {
    const given = text(name) ?? 'false';
    if (given !== 'true' && given !== 'false') faults.push(`${name} is "${given}": it must be true or false.`);
    return given === 'true';
  };

  const oneOf = <Choice extends string>(name: string, byDefault: Choice, choices: readonly Choice[]): Choice => {
    const given = text(name) ?? byDefault;
    const chosen = choices.find((choice) => choice === given);
    if (chosen === undefined) faults.push(`${name} is "${given}": it must be one of ${choices.join(', ')}.`);
    return chosen ?? byDefault;
  };

  const config: Config = {
    role: oneOf('ROLE', 'all', ROLES),
    host: text('HOST') ?? '127.0.0.1',
    port: whole('PORT', 3000, 0, 65_535),
    metricsPort: whole('METRICS_PORT', 9464, 0, 65_535),
    dataDir: resolve(text('DATA_DIR') ?? './data'),
    databaseUrl: url('DATABASE_URL', ['postgres', 'postgresql']),
    databasePoolSize: whole('DATABASE_POOL_SIZE', 10, 2, 1000),
    redisUrl: url('REDIS_URL', ['redis', 'rediss']),
    operatorKey: secret('OPERATOR_KEY'),
    apiKeySecret: secret('API_KEY_SECRET'),
    logLevel: oneOf('LOG_LEVEL', 'info', LOG_LEVELS),
    bodyLimitBytes: whole('BODY_LIMIT_BYTES', 1_048_576, 1024, 104_857_600),
    requestTimeoutMs: whole('REQUEST_TIMEOUT_MS', 30_000, 100, 600_000),
    statementTimeoutMs: whole('STATEMENT_TIMEOUT_MS', 10_000, 100, 600_000),
    maxWaitMs: whole('MAX_WAIT_MS', 500, 10, 60_000),
    shutdownGraceMs: whole('SHUTDOWN_GRACE_MS', 0, 0, 600_000),
    failedAuthorizationsPerMinute: whole('FAILED_AUTHORIZATIONS_PER_MINUTE', 30, 1, 1_000_000_000),
    billingIntervalSeconds: whole('BILLING_INTERVAL_SECONDS', 10, 0, 86_400),
    deliveryIntervalMs: whole('DELIVERY_INTERVAL_MS', 500, 0, 60_000),
    webhookTimeoutMs: whole('WEBHOOK_TIMEOUT_MS', 15_000, 100, 60_000),
    webhookAllowPrivate: flag('WEBHOOK_ALLOW_PRIVATE'),
    stripeApiUrl: url('STRIPE_API_URL', ['https', 'http']) ?? 'https://api.stripe.com',
    trustedProxies: whole('TRUSTED_PROXIES', 0, 0, 10),
  };
  if (faults.length > 0) throw new ConfigFaults(faults);
  return config;
}
