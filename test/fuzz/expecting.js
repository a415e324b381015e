import { basic } from './headers.js';

const BODY = '{"name":"raw","amount":1}';
const EXPECT = 'Expect: 100-continue';

/**
 * Requests that ask to be invited before they send their body. Each is `steps` of bytes, of which those that are `invited`
 * follow an interim answer; `answers` says how many come in the end, and `code` which refusal the first one is.
 */
const SHAPES = {
  'a body once it is invited': (make) => ({ steps: [make.head(), make.invited(BODY)], status: 201, invites: true }),
  'a body in two parts': (make) => {
    const at = make.dice.between(1, BODY.length - 1);
    return { steps: [make.head(), make.invited(BODY.slice(0, at)), plain(BODY.slice(at))], status: 201, invites: true };
  },
  'a body in chunks': (make) => ({
    steps: [
      make.post('Transfer-Encoding: chunked'),
      make.invited(`${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`),
    ],
    status: 201,
    invites: true,
  }),
  'a body before it is invited': (make) => ({ steps: [plain(make.head().bytes + BODY)], status: 201 }),
  'half a body before it is invited': (make) => ({
    steps: [plain(make.head().bytes + BODY.slice(0, 9)), make.invited(BODY.slice(9))],
    status: 201,
    invites: true,
  }),
  'letters in another case': (make) => ({
    steps: [plain(make.head().bytes.replace(EXPECT, 'eXPECT: 100-Continue')), make.invited(BODY)],
    status: 201,
    invites: true,
  }),
  'a body that is cut off': (make) => ({
    steps: [make.head(), make.invited(BODY.slice(0, 9))],
    code: 'incomplete_body',
  }),
  'a body that is refused': (make) => ({
    steps: [make.post('Content-Length: 3'), make.invited('{a}')],
    code: 'not_json',
    invites: true,
  }),
  'no body at all': (make) => ({ steps: [make.post('Content-Length: 0')], code: 'not_json' }),
  'a GET': (make) => ({ steps: [plain(make.requests.head('GET /1.0.0/store HTTP/1.1', EXPECT))], status: 200 }),
  'HTTP/1.0': (make) => ({
    steps: [plain(make.head().bytes.replace('HTTP/1.1', 'HTTP/1.0') + BODY)],
    status: 201,
    invites: false,
  }),
  'with an upgrade': (make) => ({
    steps: [
      make.post(`Content-Length: ${BODY.length}`, 'Connection: Upgrade', 'Upgrade: websocket'),
      make.invited(BODY),
    ],
    status: 201,
    invites: true,
  }),
  'behind other requests': (make) => {
    const before = make.requests.head('GET /1.0.0/store HTTP/1.1').repeat(2);
    return { steps: [plain(before + make.head().bytes), make.invited(BODY, 2)], place: 2, status: 201, invites: true };
  },
  'a body that is too large': (make) => refused(make.post('Content-Length: 2000000'), 'body_too_large'),
  'wrong credentials': (make) =>
    refused(make.changed(/Authorization: .*/, `Authorization: ${basic('STO-1', 'x')}`), 'bad_credentials'),
  'no credentials': (make) => refused(make.changed(/Authorization: .*\r\n/, ''), 'missing_authorization'),
  'a disabled account': (make) =>
    refused(make.changed(/Authorization: .*/, `Authorization: ${make.disabled}`), 'account_disabled'),
  'a store at its limit': (make) => {
    const head = make.changed(/Authorization: .*/, `Authorization: ${make.limited}`);
    const get = make.requests
      .head('GET /1.0.0/store HTTP/1.1')
      .replace(/Authorization: .*/, `Authorization: ${make.limited}`);
    return { ...refused(plain(get.repeat(5) + head.bytes), 'rate_limited', 5), place: 5 };
  },
  'no acceptable answer': (make) =>
    refused(make.changed('Accept: application/json', 'Accept: text/html'), 'not_acceptable'),
  'an unknown URL': (make) => refused(make.changed('/shipping-options', '/nothing'), 'unknown_url'),
  'an unknown version': (make) => refused(make.changed('/1.0.0/', '/1.0.1/'), 'unknown_url'),
  'no Content-Type': (make) => refused(make.changed(/Content-Type: .*\r\n/, ''), 'missing_content_type'),
  'another Content-Type': (make) =>
    refused(make.changed('Type: application/json', 'Type: text/plain'), 'unsupported_content_type'),
  'another SO-Ver': (make) => refused(make.changed('Accept:', 'SO-Ver: 2.0.0\r\nAccept:'), 'wrong_version'),
  'a second Host': (make) => refused(make.changed('Accept:', 'Host: other\r\nAccept:'), 'malformed_http'),
  'another expectation': (make) => refused(make.changed(EXPECT, 'Expect: 100-continue, x'), 'unsupported_expectation'),
};

export const EXPECTING_SHAPES = Object.keys(SHAPES).map(shapeOf);

function shapeOf(name) {
  return `expecting: ${name}`;
}

function plain(bytes) {
  return { bytes };
}

/** The body of a request that is refused by its headers is never sent. */
function refused(head, code, behind) {
  return { steps: [head, { bytes: BODY, invited: true, behind }], code, invites: false };
}

/** Makes requests with `Expect: 100-continue`, and checks when their bodies are invited. */
export class Expecting {
  constructor(requests) {
    this.requests = requests;
    this.dice = requests.dice;
  }

  next(shape = this.dice.any(EXPECTING_SHAPES)) {
    const name = Object.keys(SHAPES).find((one) => shapeOf(one) === shape);
    const { steps, place = 0, code, status, invites } = SHAPES[name](this);
    const sent = steps.map(({ bytes, ...step }) => ({ ...step, bytes: Buffer.from(bytes, 'latin1') }));
    const answers = place + 1;
    const verify = (all) => {
      const answer = all[place];
      const faults = all.length === answers ? [] : [`${all.length} answers, not ${answers}`];
      if (answer === undefined) return faults;
      const said = answer.headers['so-error-code'];
      if (status !== undefined && answer.status !== status) faults.push(`${answer.status} ${said}, not ${status}`);
      if (code !== undefined && said !== code) faults.push(`${answer.status} ${said}, not ${code}`);
      if (invites !== undefined && answer.interims > 0 !== invites)
        faults.push(invites ? 'the body was not invited' : 'the body was invited');
      if (invites === false && steps.length > 1 && answer.headers.connection !== 'close')
        faults.push('the connection stays open behind an answer to a request whose body was not invited');
      return faults;
    };
    return {
      ...{ kind: 'expecting', shape, verify },
      bytes: Buffer.concat(sent.map(({ bytes }) => bytes)),
      steps: sent,
      expects: Array.from({ length: answers }, (_, at) => at === place),
    };
  }

  get disabled() {
    return this.requests.maker.others[1].authorization;
  }

  get limited() {
    return this.requests.maker.others[0].authorization;
  }

  post(...headers) {
    return plain(this.requests.post(EXPECT, ...headers));
  }

  head() {
    return this.post(`Content-Length: ${BODY.length}`);
  }

  /** @param behind the number of answers that come before the invitation */
  invited(bytes, behind = 0) {
    return { bytes, invited: true, behind };
  }

  changed(what, into) {
    return plain(this.head().bytes.replace(what, into));
  }
}
