import { describe, expect, it } from '@jest/globals';
import { acceptsHtml, acceptsJson } from './accepts.js';

describe('an Accept header', () => {
  it.each([
    'application/json',
    'Application/JSON',
    ' application/json ',
    'application/json;charset=utf-8',
    'application/json; version=1; q=0.5',
    'application/json;q=1',
    'application/json;q=0.001',
    'application/json; Q = .1',
    'text/html, application/json',
    'text/html;q=0.9,application/json;q=0.1,*/*;q=0',
    'application/json;q=0, application/json',
  ])('names application/json: %s', (accept) => expect(acceptsJson(accept)).toBe(true));

  it.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/*;q=1, */*;q=0.8',
    'text/html',
    'application/json;q=0',
    'application/json; q=0.0',
    'application/json;Q=0.000',
    'application/json ; q = 0',
    'application/json;q=.0',
    'application/jsonp',
    'application/json+hal',
    'application/vnd.api+json',
    'application/json-patch+json',
    'x-application/json',
    'json',
    'application / json',
    'text/html;x=application/json',
  ])('does not name it: %s', (accept) => expect(acceptsJson(accept)).toBe(false));

  it.each([
    'text/html',
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
    'application/json, Text/HTML;q=0.1',
  ])('names text/html: %s', (accept) => expect(acceptsHtml(accept)).toBe(true));

  it.each([undefined, '', '*/*', 'text/*', 'application/json', 'text/html;q=0', 'text/html5', 'application/xhtml+xml'])(
    'does not name that: %s',
    (accept) => expect(acceptsHtml(accept)).toBe(false),
  );
});
