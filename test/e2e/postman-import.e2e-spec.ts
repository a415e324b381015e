import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../src/conformance/api-client.js';
import { fetchDocument } from '../../src/conformance/served-document.js';
import type { OpenApiDocument, Operation, Parameter, Reference, Schema } from '../../src/explorer/document/openapi.js';
import { startTestService, type TestService } from '../harness/test-service.js';

/*
 * Does what Postman's converter, openapi-to-postmanv2 6.3, does with the document when Postman imports it. The converter
 * itself is not installed, because it brings 85 packages of 40 MB along.
 */

let service: TestService;
let document: OpenApiDocument;

beforeAll(async () => {
  service = await startTestService();
  const served = await fetchDocument(service.url);
  if (served === undefined) throw new Error('there is no document');
  document = served;
});
afterAll(() => service?.stop());

/** What Postman puts in place of its dynamic variables whenever it sends a request. */
const sentFor = (value: string): string => value.replaceAll('{{$guid}}', () => randomUUID());

/** The value that the converter gives to a parameter: of alternatives the first, of listed values the first, else a placeholder. */
function valueOf({ anyOf, enum: values, type }: Schema): string {
  const [first] = anyOf ?? [];
  if (first !== undefined) return valueOf(first);
  return values === undefined ? `<${String(type)}>` : String(values[0]);
}

function resolved(parameter: Parameter | Reference): Parameter {
  if (!('$ref' in parameter)) return parameter;
  const found = document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''];
  if (found === undefined) throw new Error(`nothing is at ${parameter.$ref}`);
  return found;
}

/** All headers of an operation, which the converter leaves switched on although they are optional. */
function headersOf({ parameters }: Operation): [name: string, value: string][] {
  const headers = parameters.map(resolved).filter((parameter) => parameter.in === 'header');
  return headers.map(({ name, schema }) => [name, valueOf(schema)]);
}

async function send(method: 'get' | 'post' | 'put' | 'delete', path: string, id: string, body?: object) {
  const operation = document.paths[path]?.[method];
  if (operation === undefined) throw new Error(`the document has no ${method} ${path}`);
  const { user, password } = service.store;
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Authorization: `Basic ${btoa(`${user}:${password}`)}`,
    ...Object.fromEntries(headersOf(operation).map(([name, value]) => [name, sentFor(value)])),
  };
  const url = `${document.servers[0]?.url}${path.replace('{id}', id)}`;
  const answer = await fetch(url, { method: method.toUpperCase(), headers, body: body && JSON.stringify(body) });
  const replayed = answer.headers.get('idempotent-replayed');
  return { status: answer.status, replayed, body: (await answer.json()) as Shown };
}

describe('a collection that Postman makes of the document', () => {
  it('has an absolute address as its base', () => {
    expect(document.servers.map(({ url }) => url)).toEqual([service.url]);
  });

  it('sends no placeholder in any optional header', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values<Operation>(item));
    const values = operations.flatMap((operation) =>
      operation.parameters
        .map(resolved)
        .filter((parameter) => parameter.in === 'header' && !parameter.required)
        .map(({ name, schema }) => `${name}: ${valueOf(schema)}`),
    );
    expect([...new Set(values)].sort()).toEqual([
      'Idempotency-Key: {{$guid}}',
      'If-Match: *',
      'SO-Request-Id: {{$guid}}',
      'SO-Ver: 1.0.0',
    ]);
  });

  it('creates, changes and deletes as often as its requests are sent', async () => {
    const path = '/1.0.0/subscriptions';
    const [first, second] = [
      await send('post', path, '', { name: 'one', type: 'fixed' }),
      await send('post', path, '', { name: 'two', type: 'fixed' }),
    ];
    expect([first.status, second.status, second.replayed]).toEqual([201, 201, null]);
    expect(second.body.id).not.toBe(first.body.id);
    const { id } = first.body;
    for (const name of ['three', 'four']) {
      const changed = await send('put', `${path}/{id}`, id, { name });
      expect([changed.status, changed.body.name]).toEqual([200, name]);
    }
    expect((await send('get', `${path}/{id}`, id)).body.name).toBe('four');
    expect((await send('delete', `${path}/{id}`, id)).status).toBe(200);
  });
});
