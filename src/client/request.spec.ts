import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basicAuthorization, prepare, type Named } from './request.js';
import type { Method } from './typed-paths.js';

const prepared = (method: Method, path: string, named: Named = {}) => prepare(method, path, named, 'Basic x');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the target', () => {
  it.each<[string, Named, string]>([
    ['/subscribers', {}, '/subscribers'],
    ['/subscribers/{id}', { path: { id: 'ppl_1' } }, '/subscribers/ppl_1'],
    ['/a/{b_c}/d/{id}', { path: { b_c: 1, id: 'x/y?z#ä' } }, '/a/1/d/x%2Fy%3Fz%23%C3%A4'],
    ['/s', { query: { sort_by: 'name', sort: 'desc' } }, '/s?sort_by=name&sort=desc'],
    ['/s', { query: { page: 2, after: undefined } }, '/s?page=2'],
    ['/s', { query: { after: '' } }, '/s?after='],
    [
      '/s',
      { query: { filter_by: ['a', 'b'], filter: ['1 & 2', true] } },
      '/s?filter_by=a&filter_by=b&filter=1+%26+2&filter=true',
    ],
  ])('of %s with %j is %s', (path, named, target) => {
    expect(prepared('get', path, named).target).toBe(target);
  });

  it.each([[{}], [{ path: {} }], [{ path: { id: '' } }], [{ path: { id: '.' } }], [{ path: { id: '..' } }]])(
    'is refused for %j, which would lead elsewhere',
    (named) =>
      expect(() => prepared('get', '/subscribers/{id}', named)).toThrow(
        new TypeError('/subscribers/{id} needs an id as path.id'),
      ),
  );

  it('leads to the path that it was asked for, whatever the id', () => {
    const id = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => !/^\.{0,2}$/.test(text) && text.isWellFormed());
    fc.assert(
      fc.property(id, (id) => {
        const { target } = prepared('get', '/a/{id}/b', { path: { id } });
        const { pathname, search, hash } = new URL(`http://x${target}`);
        expect([pathname.split('/').length, search, hash]).toEqual([4, '', '']);
        expect(decodeURIComponent(pathname.split('/')[2] ?? '')).toBe(id);
      }),
    );
  });
});

describe('the headers', () => {
  it('of a read are these', () => {
    expect(prepared('get', '/s', { requestId: 'r' }).headers).toEqual({
      Authorization: 'Basic x',
      Accept: 'application/json',
      'SO-Ver': '1.0.0',
      'SO-Request-Id': 'r',
    });
  });

  it.each<Method>(['post', 'put', 'delete'])('of a %s have a random Idempotency-Key, or the given one', (method) => {
    const [one, other] = [prepared(method, '/s'), prepared(method, '/s')];
    expect(one.headers['Idempotency-Key']).toMatch(UUID);
    expect(one.headers['Idempotency-Key']).not.toBe(other.headers['Idempotency-Key']);
    const own = prepared(method, '/s', { idempotencyKey: 'order 17', ifMatch: '"a"' });
    expect(own.headers).toMatchObject({ 'Idempotency-Key': 'order 17', 'If-Match': '"a"' });
    expect(own.idempotencyKey).toBe('order 17');
  });

  it.each<[Method, unknown, string | undefined]>([
    ['post', { a: 1 }, '{"a":1}'],
    ['post', undefined, '{}'],
    ['put', { a: null }, '{"a":null}'],
    ['delete', undefined, undefined],
    ['get', undefined, undefined],
  ])('of a %s with the body %j say what it sends: %j', (method, body, text) => {
    const request = prepared(method, '/s', { body });
    expect(request.body).toBe(text);
    expect(request.headers['Content-Type']).toBe(text === undefined ? undefined : 'application/json');
  });
});

describe('HTTP Basic', () => {
  it('is in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (user, password) => {
        const [scheme, encoded = ''] = basicAuthorization(user, password).split(' ');
        expect([scheme, Buffer.from(encoded, 'base64').toString('utf8')]).toEqual(['Basic', `${user}:${password}`]);
      }),
    );
  });
});
