import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { errorBody } from '../../src/contract/failures/error-body.js';
import { Failure } from '../../src/contract/failures/failure.js';
import type { FailureCode } from '../../src/contract/failures/failures.js';
import { SECURITY_HEADERS } from '../../src/platform/security-headers.js';

const textOf = (file: string) => readFileSync(join(__dirname, '../../.deploy', file), 'utf8');

const NGINX = textOf('nginx.conf');
const HAPROXY = textOf('haproxy.cfg');

const refusals: [string, string, string][] = [
  ...[...NGINX.matchAll(/\/refused\/(\w+) '(.*)';/g)].map(([, code = '', body = '']): [string, string, string] => [
    'nginx.conf',
    code,
    body,
  ]),
  ...[...HAPROXY.matchAll(/ string '(.*?)' hdr SO-Error-Code (\w+)/g)].map(
    ([, body = '', code = '']): [string, string, string] => ['haproxy.cfg', code, body],
  ),
];

describe('the refusals that proxies in front of the service send', () => {
  it('are found in both configurations', () => {
    expect(new Set(refusals.map(([file]) => file))).toEqual(new Set(['nginx.conf', 'haproxy.cfg']));
  });

  it.each(refusals)('%s has the body of the service for %s', (_file, code, body) => {
    expect(body).toBe(errorBody(new Failure(code as FailureCode), () => ''));
  });

  it.each(Object.entries(SECURITY_HEADERS))('have the security header %s', (name, value) => {
    const quoted = value.includes(' ') ? `"${value}"` : value;
    expect(NGINX).toContain(`add_header ${name} ${quoted} always;`);
    expect(HAPROXY).toContain(`http-after-response set-header ${name} ${quoted} unless is_of_the_service`);
  });
});
