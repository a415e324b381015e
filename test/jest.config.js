import { join } from 'node:path';
import { chromiumPath } from './harness/chromium.js';

const rootDir = join(import.meta.dirname, '..');

/**
 * Jest runs everything as CommonJS: the throttler is CommonJS and requires Nest, which is ES modules only, and Jest can
 * load that mix on Node 20 in no other way. What is served is the ES modules of `dist`, which the process tests start.
 */
const base = {
  rootDir,
  testEnvironment: 'node',
  moduleNameMapper: {
    '^(?!.*node_modules)(\\.{1,2}/.*)\\.js$': '$1',
    '^fast-check$': '<rootDir>/test/harness/seeded-fast-check.cjs',
    '^standing-order$': '<rootDir>/src/standing-order.ts',
  },
  transformIgnorePatterns: ['/node_modules/(?!@nestjs/|marked/)'],
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};

const browserPath = chromiumPath();
if (!browserPath)
  console.warn('Left out: there is no Chromium (CHROMIUM_PATH names one), so no page was opened in a browser.');

const end2end = { ...base, testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] };
/** Tests that are left out where there is no browser. */
const withBrowser = browserPath ? [] : ['/test/e2e/.*/browser/'];

const projects = [
  { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/unit/**/*.spec.ts'] },
  {
    ...end2end,
    displayName: 'embedded PostgreSQL',
    globals: { testServers: {}, browserPath },
    testPathIgnorePatterns: ['/node_modules/', ...withBrowser],
  },
];

const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env;
if (databaseUrl) {
  projects.push({
    ...end2end,
    displayName: redisUrl ? 'PostgreSQL server and Redis' : 'PostgreSQL server',
    globals: { testServers: { databaseUrl, redisUrl } },
    // What these prove of the service's own database, of pages, clients and proxies, the project above has proved already.
    testPathIgnorePatterns: [
      '/node_modules/',
      '/test/e2e/process/clients',
      '/test/e2e/process/.*proxies',
      '/test/e2e/process/embedded/',
      '/test/e2e/explorer/',
      '/test/e2e/.*/browser/',
    ],
  });
}
for (const [name, value] of Object.entries({ TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl })) {
  if (!value) console.warn(`Left out: ${name} is not set, so nothing ran against that server.`);
}

export default {
  rootDir,
  projects,
  globalSetup: '<rootDir>/test/harness/global-setup.js',
  globalTeardown: '<rootDir>/test/harness/global-teardown.js',
  maxWorkers: 3,
  testTimeout: 30_000,
};
