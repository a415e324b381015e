import { StandingOrderModule } from '../../src/app.module.js';
import { routesOfApplication } from '../../src/conformance/application-routes.js';
import type { Audience } from '../../src/contract/route.js';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the version, with the names of its parameters: `/subscribers/:subscriber_id/notes/:id`. */
  readonly path: string;
  readonly parameters: readonly string[];
  readonly audience: Audience;
}

/** Every route of the service, as Nest reads them from its modules and controllers: a new one is found by itself. */
export function registeredRoutes(): Route[] {
  return routesOfApplication(StandingOrderModule.forRoot()).map(({ method, path, parameters, audience }) => ({
    method: method.toUpperCase() as Route['method'],
    path,
    parameters,
    audience,
  }));
}
