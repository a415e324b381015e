import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { DocumentCheck } from '../../src/conformance/document-check.js';
import { documentCheckOf } from '../../src/conformance/served-document.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let check: DocumentCheck;
let item: ApiAnswer;
let list: ApiAnswer;
let refusal: ApiAnswer;

beforeAll(async () => {
  service = await startTestService();
  const served = await documentCheckOf(service.url);
  if (served === undefined) throw new Error('there is no document');
  check = served;
  const { id } = await service.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'count' });
  item = await service.api.get(`/meters/${id}`);
  list = await service.api.get('/meters');
  refusal = await service.api.get('/meters', { headers: { accept: 'text/html' } });
});
afterAll(() => service?.stop());

const ITEM = '/1.0.0/meters/mtr_1';
const LIST = '/1.0.0/meters?page=1&paginate=25';

it('takes what the service answers', () => {
  check.checkAnswer('GET', ITEM, item);
  check.checkAnswer('GET', LIST, list);
  check.checkAnswer('GET', LIST, refusal);
});

describe('finds', () => {
  const without = (answer: ApiAnswer, name: string): ApiAnswer => {
    const { [name]: _gone, ...headers } = answer.headers;
    return { ...answer, headers };
  };
  const withBody = (answer: ApiAnswer, body: unknown): ApiAnswer => ({ ...answer, body, text: JSON.stringify(body) });
  const fields = () => item.body as Record<string, unknown>;

  it.each<[string, () => [path: string, answer: ApiAnswer], RegExp]>([
    ['a status that is not documented', () => [ITEM, { ...item, status: 201 }], /status is none of/],
    ['a field too many', () => [ITEM, withBody(item, { ...fields(), secret: 1 })], /additional properties \(secret\)/],
    ['a field of another type', () => [ITEM, withBody(item, { ...fields(), name: 1 })], /\/name must be string/],
    ['a missing field', () => [ITEM, withBody(item, { ...fields(), metadata: undefined })], /property 'metadata'/],
    ['a list for an item', () => [ITEM, withBody(item, [fields()])], /must be object/],
    ['an empty list with a body', () => [LIST, withBody(list, [])], /fewer than 1/],
    ['a body with a 204', () => [LIST, { ...list, status: 204 }], /there is a body/],
    ['no ETag', () => [ITEM, without(item, 'etag')], /ETag is missing/],
    ['no SO-Request-Id', () => [ITEM, without(item, 'so-request-id')], /SO-Request-Id is missing/],
    ['no SO-Total-Count', () => [LIST, without(list, 'so-total-count')], /SO-Total-Count is missing/],
    ['no RateLimit', () => [LIST, without(list, 'ratelimit')], /RateLimit is missing/],
    ['no SO-Error-Code', () => [LIST, without(refusal, 'so-error-code')], /SO-Error-Code is missing/],
    ['an unknown SO-Error-Code', () => [LIST, coded(refusal, 'oops')], /SO-Error-Code: oops/],
    ['an error without the array', () => [LIST, withBody(refusal, (refusal.body as unknown[])[0])], /must be array/],
    ['an error that speaks of another status', () => [LIST, { ...refusal, status: 400 }], /speaks of 406/],
    ['another type of content', () => [ITEM, typed(item, 'text/html')], /the type text\/html/],
    ['a header that is not documented', () => [LIST, tagged(list)], /ETag is not documented/],
    ['an error body of its own at an unknown URL', () => ['/x', withBody(refusal, {})], /must be array/],
  ])('%s', (_what, make, fault) => {
    const [path, answer] = make();
    expect(() => check.checkAnswer('GET', path, answer)).toThrow(fault);
  });

  const withHeader = (answer: ApiAnswer, name: string, value: string): ApiAnswer => ({
    ...answer,
    headers: { ...answer.headers, [name]: value },
  });
  const coded = (answer: ApiAnswer, code: string) => withHeader(answer, 'so-error-code', code);
  const typed = (answer: ApiAnswer, type: string) => withHeader(answer, 'content-type', type);
  const tagged = (answer: ApiAnswer) => withHeader(answer, 'etag', '"a"');
});
