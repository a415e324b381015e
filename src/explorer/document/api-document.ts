import { OPERATOR_USER } from '../../contract/guards/api-key.guard.js';
import { API_VERSION } from '../../contract/version.js';
import { ABOUT } from './about.js';
import { ERROR_RESPONSES } from './error-responses.js';
import { ERROR_SCHEMA } from './error-schema.js';
import { HEADER_PARAMETERS } from './header-parameters.js';
import { LIST_PARAMETERS } from './list-parameters.js';
import type { Components, OpenApiDocument, PathItem } from './openapi.js';
import { headOf, operationOf, pathOf } from './operations.js';
import { outsideVersion } from './outside-version.js';
import type { Route } from './registered-routes.js';
import { RESPONSE_HEADERS } from './response-headers.js';
import { SchemaComponents } from './schema-components.js';

/** The OpenAPI document of these routes. */
export function apiDocument(routes: readonly Route[]): OpenApiDocument {
  const schemas = new SchemaComponents();
  const paths = { ...pathsOf(routes, schemas), ...outsideVersion() };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Standing Order API',
      version: API_VERSION,
      description: ABOUT,
      contact: { name: 'Whoever operates this service' },
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The server that gave this document' }],
    tags: tagsOf(paths),
    paths,
    components: { ...COMPONENTS, schemas: { Error: ERROR_SCHEMA, ...schemas.all() } },
  };
}

const COMPONENTS: Omit<Components, 'schemas'> = {
  parameters: { ...LIST_PARAMETERS, ...HEADER_PARAMETERS },
  headers: RESPONSE_HEADERS,
  responses: ERROR_RESPONSES,
  securitySchemes: {
    store: { type: 'http', scheme: 'basic', description: 'User: the Store ID. Password: an API key of that store.' },
    operator: { type: 'http', scheme: 'basic', description: `User: \`${OPERATOR_USER}\`. Password: the operator key.` },
  },
};

/** The operator's part comes last, because most readers are stores. */
function pathsOf(routes: readonly Route[], schemas: SchemaComponents): Record<string, PathItem> {
  const underVersion = routes.filter((route) => route.audience !== 'anyone');
  const ordered = [
    ...underVersion.filter((route) => route.audience === 'store'),
    ...underVersion.filter((route) => route.audience === 'operator'),
  ];
  const paths: Record<string, PathItem> = {};
  for (const route of ordered) {
    const operation = operationOf(route, schemas);
    const head = route.method === 'get' && { head: headOf(operation) };
    paths[pathOf(route)] = { ...paths[pathOf(route)], [route.method]: operation, ...head };
  }
  return paths;
}

const TAG_DESCRIPTIONS: Readonly<Record<string, string>> = {
  Health: 'For load balancers and supervisors.',
  'Events of payment gateways': 'For payment gateways, not for stores.',
  Documentation: 'This document, the page to try it on, and pages to read.',
};

/** Each tag once, in the order of the paths. */
function tagsOf(paths: Readonly<Record<string, PathItem>>): OpenApiDocument['tags'] {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const names = new Set(operations.flatMap((operation) => operation.tags));
  return [...names].map((name) => ({ name, description: TAG_DESCRIPTIONS[name] }));
}
