import { describe, expect, it } from '@jest/globals';
import { Failure } from '../failures/failure.js';
import { assertJsonContent } from './content-type.js';

function refusalOf(type: string | undefined, encoding?: string): string | undefined {
  try {
    assertJsonContent({ 'content-type': type, 'content-encoding': encoding });
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

describe('a Content-Type', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    ' application/json ',
    'application/json;charset=utf-8',
    'application/json; charset=UTF-8',
    'application/json; charset="utf-8"',
    'application/json ; Charset = utf8',
    'application/json;',
    'application/json ;',
    'application/json; ',
    'application/json;;; ; charset=utf-8 ;',
  ])('is taken: %s', (type) => expect(refusalOf(type)).toBeUndefined());

  it.each([
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json-patch+json',
    'application/vnd.api+json',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8; charset=latin1',
    'application/json; charset=utf-8; charset=utf-8',
    'application/json; charset=utf-8; version=1',
    'application/json; charset=',
    'application/json; utf-8',
    ';application/json',
    'application/json, text/plain',
    'text/plain; application/json',
    'json',
  ])('is refused: %s', (type) => expect(refusalOf(type)).toBe('unsupported_content_type'));
});

describe('a Content-Encoding', () => {
  it.each([undefined, 'identity', ' Identity '])('is taken: %s', (encoding) => {
    expect(refusalOf('application/json', encoding)).toBeUndefined();
  });

  it.each(['gzip', 'br', 'deflate', 'identity, gzip', 'x', ''])('is refused: %j', (encoding) => {
    expect(refusalOf('application/json', encoding)).toBe('unsupported_content_encoding');
  });
});
