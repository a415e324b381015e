import { VersioningType, type INestApplication, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule, type AppOptions } from './app.module.js';
import type { ContractAdapter } from './contract/http/contract.adapter.js';
import { API_VERSION } from './contract/version.js';

/** What every application of this service is made of, in production and in tests: routes under the version, no more. */
export async function createApp(
  options: AppOptions,
  adapter: ContractAdapter,
  logger: LoggerService,
): Promise<INestApplication> {
  const app = await NestFactory.create(AppModule.of(options), adapter, { logger, abortOnError: false });
  app.enableVersioning({ type: VersioningType.URI, prefix: '', defaultVersion: API_VERSION });
  await app.init();
  return app;
}
