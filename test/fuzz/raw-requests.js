import { Expecting, EXPECTING_SHAPES } from './expecting.js';
import { Pipelines, PIPELINE_SHAPES } from './pipelines.js';
import { NO_REQUESTS, ODD_METHODS, SMUGGLED_IN } from './raw-texts.js';

/** What every run sends. */
export const RAW_SHAPES = [...PIPELINE_SHAPES, ...EXPECTING_SHAPES];

const NO_BODY = ['GET /1.0.0/store HTTP/1.1', 'GET /1.0.0/subscriptions HTTP/1.1', 'GET /1.0.0/nothing HTTP/1.1'];
const BODY = '{"name":"raw","amount":1}';
/**
 * What is sent as bytes on a connection of its own: malformed, cut off, pipelined, smuggled, too large, or once in order
 * and then changed in a few bytes. `answers` says how many there are to be, where that is certain; `never` is a request id
 * that no answer may have.
 */
export class RawRequests {
  /**
   * @param maker of requests that are in order
   * @param url of the service
   * @param firsts shapes to begin with
   */
  constructor(maker, url, firsts) {
    this.dice = maker.dice;
    this.maker = maker;
    this.firsts = [...firsts];
    this.pipelines = new Pipelines(this, url);
    this.expecting = new Expecting(this);
    this.kinds = [
      this.noRequest,
      this.pipelined,
      this.pipelined,
      this.smuggled,
      this.smuggled,
      this.tooLarge,
      this.cutOff,
      this.mutated,
      this.mutated,
      this.mutated,
      this.abandoned,
      this.oddMethod,
      this.old,
      this.pipeline,
      this.pipeline,
      this.pipeline,
      this.pipeline,
      this.expectation,
      this.expectation,
    ];
  }

  get hasFirsts() {
    return this.firsts.length > 0;
  }

  next() {
    const first = this.firsts.shift();
    if (first === undefined) return this.dice.any(this.kinds).call(this);
    return PIPELINE_SHAPES.includes(first) ? this.pipeline(first) : this.expectation(first);
  }

  pipeline(shape) {
    return this.pipelines.next(shape);
  }

  expectation(shape) {
    return this.expecting.next(shape);
  }

  head(line, ...headers) {
    const { authorization } = this.maker.store;
    const all = ['Host: localhost', 'Accept: application/json', `Authorization: ${authorization}`, ...headers];
    return `${line}\r\n${all.join('\r\n')}\r\n\r\n`;
  }

  post(...headers) {
    return this.head('POST /1.0.0/shipping-options HTTP/1.1', 'Content-Type: application/json', ...headers);
  }

  get whole() {
    return this.post(`Content-Length: ${BODY.length}`) + BODY;
  }

  noRequest() {
    const before = this.dice.chance(0.3) ? this.head(NO_BODY[0]) : '';
    return { kind: 'malformed', bytes: joined(before, this.dice.any(NO_REQUESTS)), least: before === '' ? 0 : 1 };
  }

  pipelined() {
    const { dice } = this;
    const sent = Array.from({ length: dice.between(2, 12) }, () => {
      const drawn = dice.below(4);
      if (drawn === 0) return { bytes: this.whole };
      if (drawn === 1) return { bytes: this.head('HEAD /1.0.0/store HTTP/1.1'), toHead: true };
      if (drawn === 2) return { bytes: this.post('Content-Length: 3') + '{a}' };
      return { bytes: this.head(dice.any(NO_BODY)) };
    });
    return {
      kind: 'pipelined',
      bytes: sent.map(({ bytes }) => bytes).join(''),
      answers: sent.length,
      toHead: sent.map(({ toHead }) => toHead),
    };
  }

  smuggled() {
    const never = this.maker.newName('smuggled.');
    const inner = this.head('GET /1.0.0/store HTTP/1.1', `SO-Request-Id: ${never}`);
    const [framed, what] = this.dice.any(SMUGGLED_IN)(inner);
    const bytes = this.post().slice(0, -2) + framed;
    // Where the body is one by all accounts, the next request is answered too.
    if (what === 'body') return { kind: 'smuggled', bytes: bytes + this.head(NO_BODY[0]), answers: 2, never };
    return { kind: 'smuggled', bytes, answers: 1, never };
  }

  tooLarge() {
    const { dice } = this;
    const long = 'x'.repeat(dice.any([15_000, 16_384, 17_000, 70_000, 300_000]));
    const bytes = dice.any([
      () => this.head(NO_BODY[0], `X-Long: ${long}`),
      () => this.head(NO_BODY[0], `${long}: x`),
      () => this.head(`GET /1.0.0/store?${long} HTTP/1.1`),
      () => this.head(`${long.slice(0, 3000)} / HTTP/1.1`),
      () => this.head(NO_BODY[0], ...Array(3000).fill('X-Many: x')),
      () => this.post(`Content-Length: ${1_100_000}`) + ' '.repeat(1_100_000),
      () => `${this.post('Transfer-Encoding: chunked')}10c8e0\r\n${' '.repeat(1_100_000)}\r\n0\r\n\r\n`,
      () => `GET /1.0.0/store HTTP/1.1\r\nX: ${long}`,
    ])();
    return { kind: 'too large', bytes };
  }

  cutOff() {
    const { bytes } = this.valid();
    return { kind: 'cut off', bytes: bytes.subarray(0, this.dice.below(bytes.length)) };
  }

  /** Cut off by a caller that does not stay to hear what it is told. */
  abandoned() {
    const { bytes } = this.valid();
    const at = this.dice.chance(0.3) ? bytes.length : this.dice.below(bytes.length);
    return { kind: 'abandoned', bytes: bytes.subarray(0, at), abandon: true };
  }

  mutated() {
    const { dice } = this;
    let { bytes } = this.valid();
    for (let times = dice.between(1, 3); times > 0; times -= 1) bytes = this.mutatedOnce(bytes);
    return { kind: 'mutated', bytes };
  }

  mutatedOnce(bytes) {
    const { dice } = this;
    const at = dice.below(bytes.length);
    const to = Math.min(bytes.length, at + dice.between(1, 20));
    const some = bytes.subarray(at, to);
    switch (dice.below(5)) {
      case 0: {
        const flipped = Buffer.from(bytes);
        flipped[at] ^= 1 << dice.below(8);
        return flipped;
      }
      case 1:
        return Buffer.concat([bytes.subarray(0, at), Buffer.from([dice.below(256)]), bytes.subarray(at)]);
      case 2:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
      case 3:
        return Buffer.concat([bytes.subarray(0, at), some, bytes.subarray(at)]);
      default: {
        const odd = dice.any(['\r', '\n', '\r\n', '\0', ' ', ':', '%00', '\x7f', '\xff', '\t', '/', '\r\n\r\n']);
        return Buffer.concat([bytes.subarray(0, at), Buffer.from(odd, 'latin1'), bytes.subarray(at)]);
      }
    }
  }

  oddMethod() {
    const line = `${this.dice.any(ODD_METHODS)} /1.0.0/store HTTP/1.1`;
    const upgrade = [
      'Connection: Upgrade',
      `Upgrade: ${this.dice.any(['websocket', 'h2c', 'TLS/1.0'])}`,
      'HTTP2-Settings: AAMAAABkAAQAAP__',
    ];
    if (this.dice.chance(0.4)) return { kind: 'odd method', bytes: this.head(NO_BODY[0], ...upgrade), answers: 1 };
    return { kind: 'odd method', bytes: this.head(line), answers: 1 };
  }

  old() {
    const bytes = this.head(
      this.dice.any([
        'GET /1.0.0/store HTTP/1.0',
        'GET /1.0.0/store HTTP/0.9',
        'GET /1.0.0/store HTTP/1.2',
        'GET /1.0.0/store HTTP/2.0',
      ]),
    );
    return { kind: 'old', bytes: this.dice.chance(0.5) ? bytes : bytes.replace('Host: localhost\r\n', ''), answers: 1 };
  }

  /** A request that could be carried out, of those that do it quickly. */
  valid() {
    for (;;) {
      const operation = this.maker.draw.one(this.maker.dice);
      const isQuick =
        operation.audience === 'store' && operation.method !== 'HEAD' && operation.name !== 'put /1.0.0/clock';
      if (isQuick) return this.maker.request(operation, new Set(), 0);
    }
  }
}

function joined(...parts) {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}
