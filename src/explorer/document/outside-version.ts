import type { ErrorStatus } from '../../contract/statuses.js';
import { errorResponses } from './error-responses.js';
import type { Content, Operation, PathItem, Schema } from './openapi.js';
import { headOf } from './operations.js';
import { responseHeaders } from './response-headers.js';
import { json } from './success-responses.js';

interface OpenRoute {
  readonly tag: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly content: Content;
  readonly errors: readonly ErrorStatus[];
  readonly parameters?: Operation['parameters'];
  /** What is posted there. Where nothing is, the route is a GET. */
  readonly posted?: Content;
}

const TEXT: Schema = { type: 'string' };

const PAGE: Content = { 'text/html': { schema: TEXT } };

const HEALTH = json({
  type: 'object',
  properties: { status: { type: 'string', enum: ['ok'] } },
  required: ['status'],
  additionalProperties: false,
});

const OPEN_ROUTES: Readonly<Record<string, OpenRoute>> = {
  '/health/live': {
    tag: 'Health',
    operationId: 'getLiveness',
    summary: 'Ask whether the process answers',
    description: 'Holds from the first moment to the last. Restart the process when it does not.',
    content: HEALTH,
    errors: [400],
  },
  '/health/ready': {
    tag: 'Health',
    operationId: 'getReadiness',
    summary: 'Ask whether the service serves',
    description: 'Fails while the service starts and while it shuts down: send it no requests then.',
    content: HEALTH,
    errors: [400, 503],
  },
  '/openapi.json': {
    tag: 'Documentation',
    operationId: 'getOpenApiDocument',
    summary: 'Get this document',
    description: 'OpenAPI 3.1, built from the routes that are served.',
    content: json({ type: 'object' }),
    errors: [400, 500, 503],
  },
  '/': {
    tag: 'Documentation',
    operationId: 'getLandingPage',
    summary: 'Get the first page',
    description: 'For browsers: to an `Accept` that does not name text/html there is nothing here.',
    content: PAGE,
    errors: [400, 404, 500, 503],
  },
  '/docs': {
    tag: 'Documentation',
    operationId: 'getExplorer',
    summary: 'Get the explorer',
    description: 'A page to read this document and to try every operation in the browser.',
    content: PAGE,
    errors: [400, 500, 503],
  },
  '/docs/guides': {
    tag: 'Documentation',
    operationId: 'getGuides',
    summary: 'Get the list of guides',
    description: 'A page that leads to all guides.',
    content: PAGE,
    errors: [400, 500, 503],
  },
  '/docs/guides/{guide}': {
    tag: 'Documentation',
    operationId: 'getGuide',
    summary: 'Get a guide',
    description: 'A page on one subject, with examples to be run as they stand.',
    content: PAGE,
    errors: [400, 404, 500, 503],
    parameters: [{ name: 'guide', in: 'path', required: true, description: 'The name of the guide.', schema: TEXT }],
  },
  '/docs/errors': {
    tag: 'Documentation',
    operationId: 'getErrors',
    summary: 'Get the page of errors',
    description: 'What brings each `SO-Error-Code` about and what to do, at `/docs/errors#{code}`.',
    content: PAGE,
    errors: [400, 500, 503],
  },
  '/docs/{asset}': {
    tag: 'Documentation',
    operationId: 'getExplorerAsset',
    summary: 'Get a part of the pages',
    description: 'Scripts, styles and the icon, to be kept for a year: a new content has a new name.',
    content: { 'text/css': { schema: TEXT }, 'text/javascript': { schema: TEXT }, 'image/svg+xml': { schema: TEXT } },
    errors: [400, 404, 500, 503],
    parameters: [{ name: 'asset', in: 'path', required: true, description: 'The name of the file.', schema: TEXT }],
  },
  '/dashboard': {
    tag: 'Documentation',
    operationId: 'getDashboard',
    summary: 'Get the dashboard',
    description: 'A page that shows a store its reports, which it asks for by the API.',
    content: { 'text/html': { schema: TEXT } },
    errors: [400, 500, 503],
  },
  '/dashboard/{asset}': {
    tag: 'Documentation',
    operationId: 'getDashboardAsset',
    summary: 'Get a part of the dashboard',
    description: 'Scripts and styles of the dashboard, to be kept for a year: a new content has a new name.',
    content: { 'text/css': { schema: TEXT }, 'text/javascript': { schema: TEXT } },
    errors: [400, 404, 500, 503],
    parameters: [
      { name: 'asset', in: 'path', required: true, description: 'The name of the file.', schema: { type: 'string' } },
    ],
  },
  '/gateways/stripe/{store_id}': {
    tag: 'Events of payment gateways',
    operationId: 'receiveStripeEvent',
    summary: 'Tell of an event at Stripe',
    description:
      "The address to give to Stripe for the events of a store's account. The `Stripe-Signature` over the body stands for " +
      'credentials. An event is only taken as a hint that Stripe is to be asked.',
    content: json({
      type: 'object',
      properties: { received: { type: 'boolean', enum: [true] } },
      required: ['received'],
      additionalProperties: false,
    }),
    errors: [400, 500, 503],
    parameters: [
      { name: 'store_id', in: 'path', required: true, description: 'The Store ID.', schema: TEXT },
      { name: 'Stripe-Signature', in: 'header', required: true, description: "Stripe's signature.", schema: TEXT },
    ],
    posted: json({ type: 'object' }),
  },
};

/** What is served outside the version, without credentials and without the rules of the contract's headers. */
export function outsideVersion(): Record<string, PathItem> {
  return Object.fromEntries(Object.entries(OPEN_ROUTES).map(([path, route]) => [path, pathItem(route)]));
}

function pathItem({ tag, content, errors, parameters = [], posted, ...words }: OpenRoute): PathItem {
  const success = { description: 'Ok.', headers: responseHeaders('SO-Request-Id'), content };
  const operation: Operation = {
    ...words,
    tags: [tag],
    security: [],
    parameters: [...parameters, { $ref: '#/components/parameters/SO-Request-Id' }],
    responses: { 200: success, ...errorResponses(errors) },
  };
  if (posted !== undefined) return { post: { ...operation, requestBody: { required: true, content: posted } } };
  return { get: operation, head: headOf(operation) };
}
