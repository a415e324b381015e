import { describe, expect, it } from '@jest/globals';
import express from 'express';
import fc from 'fast-check';
import { RouteTree } from './route-tree.js';

const ROUTES = [
  ['get', '/1.0.0/things'],
  ['post', '/1.0.0/things'],
  ['get', '/1.0.0/things/:id'],
  ['put', '/1.0.0/things/:id'],
  ['delete', '/1.0.0/things/:id'],
  ['post', '/1.0.0/things/:id/cancel'],
  ['get', '/1.0.0/owners/:owner_id/notes/:id'],
  ['get', '/docs'],
  ['get', '/docs/{*asset}'],
] as const;

const tree = new RouteTree();
const router = express.Router({ strict: true, caseSensitive: true });
for (const [method, path] of ROUTES) {
  tree.add(method, path, () => path);
  router[method](path, (request, response) => (response as unknown as Found).found(path, request.params));
}

interface Found {
  found(path: string, parameters: object): void;
}

/** Which route Express would take, and with what. */
function byExpress(method: string, url: string): unknown {
  let taken: unknown;
  const response = { found: (path: string, parameters: object) => (taken = [path, { ...parameters }]) };
  router({ method, url } as never, response as never, () => undefined);
  return taken;
}

function byTree(method: string, path: string): unknown {
  const found = tree.find(method, path);
  return found && [found.handler({} as never, {} as never, () => undefined), { ...found.parameters }];
}

describe('the tree of routes', () => {
  it('takes all routes but those whose path is a pattern', () => {
    expect(tree.isEmpty).toBe(false);
    expect(byTree('GET', '/1.0.0/owners/o-1/notes/~:x;@')).toEqual([
      '/1.0.0/owners/:owner_id/notes/:id',
      { owner_id: 'o-1', id: '~:x;@' },
    ]);
    expect(byTree('HEAD', '/1.0.0/things')).toEqual(['/1.0.0/things', {}]);
    expect(byTree('GET', '/docs/page.css')).toBeUndefined();
    expect(byTree('GET', '/1.0.0/things/%41')).toBeUndefined();
  });

  it('finds a parameter as long as any URL', () => {
    const id = 'x'.repeat(16_000);
    expect(byTree('GET', `/1.0.0/things/${id}`)).toEqual(['/1.0.0/things/:id', { id }]);
  });

  const segment = fc.constantFrom(
    ...['1.0.0', 'things', 'owners', 'notes', 'cancel', 'docs', 'page.css', 'Things', 'x1', ''],
    ...['.', '..', '%41', '%2F', '%', ';', ':id', '*', 'a b', '__proto__', 'constructor', 'é'],
  );

  it('finds what Express would find, or leaves it to Express', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'constructor'),
        fc.array(segment, { maxLength: 6 }),
        (method, segments) => {
          const path = `/${segments.join('/')}`;
          const found = byTree(method, path);
          if (found !== undefined) expect(found).toEqual(byExpress(method, path));
        },
      ),
    );
  });

  it('leaves nothing to Express that is plain', () => {
    const plain = fc.constantFrom('1.0.0', 'things', 'owners', 'notes', 'cancel', 'x1');
    fc.assert(
      fc.property(fc.constantFrom('GET', 'POST', 'PUT'), fc.array(plain, { minLength: 1 }), (method, segments) => {
        const path = `/${segments.join('/')}`;
        expect(byTree(method, path)).toEqual(byExpress(method, path));
      }),
    );
  });
});
