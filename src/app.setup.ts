import { VersioningType, type DynamicModule, type INestApplication, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ContractAdapter } from './contract/http/contract.adapter.js';
import { API_VERSION } from './contract/version.js';
import { InstallationModule, type Installation } from './installation.module.js';

/** What every application of this service is made of, in production and in tests: routes under the version, no more. */
export async function createApp(
  application: DynamicModule,
  installation: Installation,
  adapter: ContractAdapter,
  logger: LoggerService,
): Promise<INestApplication> {
  const root = InstallationModule.of(application, installation);
  const app = await NestFactory.create(root, adapter, { logger, abortOnError: false });
  app.enableVersioning({ type: VersioningType.URI, prefix: '', defaultVersion: API_VERSION });
  await app.init();
  return app;
}
