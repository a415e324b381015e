import 'reflect-metadata';
import { RequestMethod, type DynamicModule } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { AppModule, type AppOptions } from '../../src/app.module.js';
import { Seal } from '../../src/platform/secrets/seal.js';
import { audienceOf, type Audience } from '../../src/contract/route.js';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the version, with the names of its parameters: `/subscribers/:subscriber_id/notes/:id`. */
  readonly path: string;
  readonly parameters: readonly string[];
  readonly audience: Audience;
}

type Class = abstract new () => object;
type AnyModule = Class | DynamicModule;

/** Every route of the service, as Nest reads them from its modules and controllers: a new one is found by itself. */
export function registeredRoutes(): Route[] {
  const app = AppModule.of({
    platform: {},
    contract: { failedAuthorizationsPerMinute: 1, seal: new Seal('routes') },
    operatorKey: '',
  } as unknown as AppOptions);
  return [...controllersIn(app)].flatMap(routesOf);
}

function controllersIn(module: AnyModule, seen = new Set<AnyModule>()): Set<Class> {
  if (seen.has(module)) return new Set();
  seen.add(module);
  const found = new Set<Class>();
  const [type, dynamic] = 'module' in module ? [module.module, module] : [module, undefined];
  const declared = (name: 'imports' | 'controllers') => [
    ...((Reflect.getMetadata(MODULE_METADATA[name === 'imports' ? 'IMPORTS' : 'CONTROLLERS'], type) ?? []) as Class[]),
    ...((dynamic?.[name] ?? []) as unknown as Class[]),
  ];
  for (const controller of declared('controllers')) found.add(controller);
  for (const imported of declared('imports')) for (const one of controllersIn(imported, seen)) found.add(one);
  return found;
}

function routesOf(controller: Class): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;
  const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const below = String(Reflect.getMetadata(PATH_METADATA, handler) ?? '');
    const path = `/${[base, below].filter((part) => part !== '' && part !== '/').join('/')}`;
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter);
    return [{ method: RequestMethod[method] as Route['method'], path, parameters, audience: audienceOf(controller) }];
  });
}
