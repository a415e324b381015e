import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigFaults, readConfig, type Config } from './config.js';

function faultsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      metricsPort: 9464,
      dataDir: resolve('./data'),
      databaseUrl: undefined,
      databasePoolSize: 10,
      redisUrl: undefined,
      operatorKey: undefined,
      apiKeySecret: undefined,
      logLevel: 'info',
      bodyLimitBytes: 1_048_576,
      requestTimeoutMs: 30_000,
      maxWaitMs: 500,
      statementTimeoutMs: 10_000,
      shutdownGraceMs: 0,
      failedAuthorizationsPerMinute: 30,
      billingIntervalSeconds: 10,
      deliveryIntervalMs: 500,
      webhookTimeoutMs: 15_000,
      webhookAllowPrivate: false,
      stripeApiUrl: 'https://api.stripe.com',
      trustedProxies: 0,
    });
  });

  it.each<[string, string, Partial<Config>]>([
    ['ROLE', 'api', { role: 'api' }],
    ['ROLE', ' worker ', { role: 'worker' }],
    ['ROLE', 'all', { role: 'all' }],
    ['ROLE', '', { role: 'all' }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['HOST', ' :: ', { host: '::' }],
    ['HOST', '', { host: '127.0.0.1' }],
    ['PORT', '0', { port: 0 }],
    ['PORT', ' 65535 ', { port: 65_535 }],
    ['PORT', '', { port: 3000 }],
    ['PORT', '   ', { port: 3000 }],
    ['PORT', '08080', { port: 8080 }],
    ['METRICS_PORT', '0', { metricsPort: 0 }],
    ['DATA_DIR', '/var/lib/so', { dataDir: '/var/lib/so' }],
    ['DATA_DIR', 'here', { dataDir: resolve('here') }],
    ['DATABASE_URL', 'postgres://u:p@h:5432/d', { databaseUrl: 'postgres://u:p@h:5432/d' }],
    ['DATABASE_URL', 'postgresql:///d?host=/tmp', { databaseUrl: 'postgresql:///d?host=/tmp' }],
    ['DATABASE_POOL_SIZE', '2', { databasePoolSize: 2 }],
    ['REDIS_URL', 'redis://h', { redisUrl: 'redis://h' }],
    ['REDIS_URL', 'rediss://h:6380/1', { redisUrl: 'rediss://h:6380/1' }],
    ['OPERATOR_KEY', 'x'.repeat(16), { operatorKey: 'x'.repeat(16) }],
    ['API_KEY_SECRET', 'x'.repeat(16), { apiKeySecret: 'x'.repeat(16) }],
    ['OPERATOR_KEY', '', { operatorKey: undefined }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['BODY_LIMIT_BYTES', '1024', { bodyLimitBytes: 1024 }],
    ['REQUEST_TIMEOUT_MS', '100', { requestTimeoutMs: 100 }],
    ['STATEMENT_TIMEOUT_MS', '600000', { statementTimeoutMs: 600_000 }],
    ['SHUTDOWN_GRACE_MS', '15000', { shutdownGraceMs: 15_000 }],
    ['FAILED_AUTHORIZATIONS_PER_MINUTE', '1', { failedAuthorizationsPerMinute: 1 }],
    ['BILLING_INTERVAL_SECONDS', '0', { billingIntervalSeconds: 0 }],
    ['BILLING_INTERVAL_SECONDS', '86400', { billingIntervalSeconds: 86_400 }],
    ['BILLING_INTERVAL_SECONDS', '', { billingIntervalSeconds: 10 }],
    ['STRIPE_API_URL', 'http://127.0.0.1:12111', { stripeApiUrl: 'http://127.0.0.1:12111' }],
    ['STRIPE_API_URL', '', { stripeApiUrl: 'https://api.stripe.com' }],
    ['DELIVERY_INTERVAL_MS', '0', { deliveryIntervalMs: 0 }],
    ['WEBHOOK_TIMEOUT_MS', '60000', { webhookTimeoutMs: 60_000 }],
    ['WEBHOOK_ALLOW_PRIVATE', 'true', { webhookAllowPrivate: true }],
    ['WEBHOOK_ALLOW_PRIVATE', 'false', { webhookAllowPrivate: false }],
    ['WEBHOOK_ALLOW_PRIVATE', '', { webhookAllowPrivate: false }],
    ['TRUSTED_PROXIES', '10', { trustedProxies: 10 }],
  ])('takes %s=%j', (name, value, read) => {
    expect(readConfig({ [name]: value })).toMatchObject(read);
  });

  const notFrom = (name: string, value: string, range: string) =>
    `${name} is "${value}": it must be a whole number from ${range}.`;

  it.each([
    ...['-1', '65536', '3e3', '0x10', '1.5', 'http', '1_000', '9999999999999', '٣'].map(
      (value) => ['PORT', value, notFrom('PORT', value, '0 to 65535')] as const,
    ),
    ['METRICS_PORT', '70000', notFrom('METRICS_PORT', '70000', '0 to 65535')],
    ['DATABASE_POOL_SIZE', '1', notFrom('DATABASE_POOL_SIZE', '1', '2 to 1000')],
    ['BODY_LIMIT_BYTES', '1023', notFrom('BODY_LIMIT_BYTES', '1023', '1024 to 104857600')],
    ['REQUEST_TIMEOUT_MS', '0', notFrom('REQUEST_TIMEOUT_MS', '0', '100 to 600000')],
    ['STATEMENT_TIMEOUT_MS', '600001', notFrom('STATEMENT_TIMEOUT_MS', '600001', '100 to 600000')],
    ['SHUTDOWN_GRACE_MS', '600001', notFrom('SHUTDOWN_GRACE_MS', '600001', '0 to 600000')],
    ['FAILED_AUTHORIZATIONS_PER_MINUTE', '0', notFrom('FAILED_AUTHORIZATIONS_PER_MINUTE', '0', '1 to 1000000000')],
    ['BILLING_INTERVAL_SECONDS', '-1', notFrom('BILLING_INTERVAL_SECONDS', '-1', '0 to 86400')],
    ['BILLING_INTERVAL_SECONDS', '0.5', notFrom('BILLING_INTERVAL_SECONDS', '0.5', '0 to 86400')],
    ['BILLING_INTERVAL_SECONDS', '86401', notFrom('BILLING_INTERVAL_SECONDS', '86401', '0 to 86400')],
    ['DELIVERY_INTERVAL_MS', '60001', notFrom('DELIVERY_INTERVAL_MS', '60001', '0 to 60000')],
    ['WEBHOOK_TIMEOUT_MS', '99', notFrom('WEBHOOK_TIMEOUT_MS', '99', '100 to 60000')],
    ['WEBHOOK_ALLOW_PRIVATE', '1', 'WEBHOOK_ALLOW_PRIVATE is "1": it must be true or false.'],
    ['TRUSTED_PROXIES', 'true', notFrom('TRUSTED_PROXIES', 'true', '0 to 10')],
    ['ROLE', 'workers', 'ROLE is "workers": it must be one of api, worker, all.'],
    ['ROLE', 'API', 'ROLE is "API": it must be one of api, worker, all.'],
    [
      'LOG_LEVEL',
      'verbose',
      'LOG_LEVEL is "verbose": it must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      'LOG_LEVEL',
      'toString',
      'LOG_LEVEL is "toString": it must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    ['DATABASE_URL', 'mysql://u:hush@h/d', 'DATABASE_URL must be a URL that starts with postgres:// or postgresql://.'],
    ['DATABASE_URL', 'hush', 'DATABASE_URL must be a URL that starts with postgres:// or postgresql://.'],
    [
      'DATABASE_URL',
      'postgres:u:hush@h/d',
      'DATABASE_URL must be a URL that starts with postgres:// or postgresql://.',
    ],
    ['REDIS_URL', 'redis:hush@h', 'REDIS_URL must be a URL that starts with redis:// or rediss://.'],
    ['REDIS_URL', 'http://:hush@h', 'REDIS_URL must be a URL that starts with redis:// or rediss://.'],
    ['STRIPE_API_URL', 'hush', 'STRIPE_API_URL must be a URL that starts with https:// or http://.'],
    ['OPERATOR_KEY', 'hush', 'OPERATOR_KEY is too short: it must have 16 characters or more.'],
    ['API_KEY_SECRET', 'hush56789012345', 'API_KEY_SECRET is too short: it must have 16 characters or more.'],
  ] as const)('refuses %s=%j in a sentence', (name, value, sentence) => {
    expect(faultsOf({ [name]: value })).toEqual([sentence]);
    expect(sentence).not.toContain('hush');
  });

  it('tells all that is wrong at once', () => {
    const faults = faultsOf({ PORT: 'x', LOG_LEVEL: 'x', REDIS_URL: 'x', OPERATOR_KEY: 'x', TRUSTED_PROXIES: 'x' });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'LOG_LEVEL',
      'OPERATOR_KEY',
      'PORT',
      'REDIS_URL',
      'TRUSTED_PROXIES',
    ]);
  });
});
