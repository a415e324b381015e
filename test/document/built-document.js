import { StandingOrderModule } from '../../dist/app.module.js';
import { routesOfApplication } from '../../dist/conformance/application-routes.js';
import { apiDocument } from '../../dist/explorer/document/api-document.js';

/** The API document of the built program, without a database: nothing of it is started. */
export function builtDocument() {
  return apiDocument(routesOfApplication(StandingOrderModule.forRoot()));
}
