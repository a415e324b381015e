import { expect, it } from '@jest/globals';
import type { ContractRequest } from '../contract/http/exchange.js';
import { servedAt } from './served-at.js';

it.each([
  ['http', '127.0.0.1:3000', 'http://127.0.0.1:3000/1.0.0'],
  ['http', 'localhost:8080', 'http://localhost:8080/1.0.0'],
  ['https', 'billing.example.com', 'https://billing.example.com/1.0.0'],
  ['http', '[::1]:3000', 'http://[::1]:3000/1.0.0'],
  ['http', undefined, 'http://127.0.0.1:3000/1.0.0'],
  ['http', '"><script>', 'http://127.0.0.1:3000/1.0.0'],
  ['http', 'a.example/$&', 'http://127.0.0.1:3000/1.0.0'],
  ['http', 'a.example\n', 'http://127.0.0.1:3000/1.0.0'],
])('%s and the Host %j are written %s', (protocol, host, expected) => {
  const request = { protocol, headers: { host } } as ContractRequest;
  expect(servedAt(request, 'http://127.0.0.1:3000/1.0.0')).toBe(expected);
});

it.each([
  ['/billing', 'a.example', 'SO=http://a.example/billing/1.0.0 <a href="/billing/docs">'],
  ['', 'a.example', 'SO=http://a.example/1.0.0 <a href="/docs">'],
  [undefined, 'a.example', 'SO=http://a.example/1.0.0 <a href="/docs">'],
  ['/billing', '"><script>', 'SO=http://127.0.0.1:3000/billing/1.0.0 <a href="/billing/docs">'],
])('behind the prefix %j and as %j a page reads %s', (pathPrefix, host, expected) => {
  const request = { protocol: 'http', host, pathPrefix, headers: { host: 'service.internal' } };
  expect(servedAt(request, `SO=http://127.0.0.1:3000/1.0.0 <a href="/docs">`)).toBe(expected);
});
