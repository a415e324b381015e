import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { routesOf, type Controller, type Route } from '../explorer/document/registered-routes.js';

/** A route as decorators declare it, and how it is written: `GET /subscribers/:subscriber_id/notes/:id`. */
export interface NamedRoute extends Route {
  readonly name: string;
  /** Below the version, with the names of its parameters after a colon. */
  readonly path: string;
  readonly parameters: readonly string[];
}

type AnyModule = object | DynamicModule;

/** Every route that the modules of an application declare, without starting it: a new one is found by itself. */
export function routesOfApplication(application: DynamicModule): NamedRoute[] {
  return [...controllersIn(application)].flatMap(routesOf).map((route) => {
    const path = `/${[...route.collection, ...route.rest].map((part) => part.replace(/^\{(\w+)\}$/, ':$1')).join('/')}`;
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter);
    return { ...route, path, parameters, name: `${route.method.toUpperCase()} ${path}` };
  });
}

function controllersIn(module: AnyModule, seen = new Set<AnyModule>()): Set<Controller> {
  if (seen.has(module)) return new Set();
  if (typeof module !== 'function' && !('module' in module)) {
    throw new Error(
      'a module is imported by forwardRef or as a promise, so that its routes can not be read: import it itself',
    );
  }
  seen.add(module);
  const [type, dynamic] = 'module' in module ? [module.module as object, module] : [module, undefined];
  const declared = (key: string, added: readonly unknown[] = []) => [
    ...((Reflect.getMetadata(key, type) as readonly unknown[] | undefined) ?? []),
    ...added,
  ];
  const found = new Set(declared(MODULE_METADATA.CONTROLLERS, dynamic?.controllers) as Controller[]);
  for (const imported of declared(MODULE_METADATA.IMPORTS, dynamic?.imports) as AnyModule[]) {
    for (const controller of controllersIn(imported, seen)) found.add(controller);
  }
  return found;
}
