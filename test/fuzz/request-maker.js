import { disturbedBody, fieldsOf } from './bodies.js';
import { basic, disturbHeaders, headersOf, oddAuthorization } from './headers.js';
import { KnownThings } from './known-things.js';
import { oddPathOf, oddQueryOf, pathOf, queryOf } from './targets.js';
import { objectText } from './values.js';

/** How many requests are meant to be in order, how many to be wrong in one place; the rest is wrong in many. */
const VALID = 0.56;
const NEARLY = 0.27;
const ASPECTS = ['body', 'body', 'body', 'query', 'path', 'path', 'headers', 'headers', 'credentials'];
/** How many are to be carried out only if nothing has changed meanwhile. */
const CONDITIONAL = 0.02;
const CLOCK = 'put /1.0.0/clock';
const STRANGE_IDS = [
  'none_1',
  'x',
  '0',
  'sub_01jzzzzzzzzzzzzzzzzzzzzzzz',
  "' or 1=1 --",
  '__proto__',
  '\u202e',
  'null',
  'x'.repeat(65),
];

/**
 * Makes the requests of one connection, one after another, as its dice and what it has learnt from answers have it. It
 * writes to its own store, and names another one's things, which must be as if they were not there.
 */
export class RequestMaker {
  constructor({ dice, draw, values, number, victim, operatorKey, own, others, linked }) {
    this.dice = dice;
    this.draw = draw;
    this.values = values;
    this.number = number;
    this.victim = victim;
    /** What the operator's requests may change. */
    this.own = own;
    this.operator = basic('operator', operatorKey);
    /** Stores that the same requests are now and then sent to: one with a small limit, one whose account is disabled. */
    this.others = others;
    /** What pages link to, by the template of its path. */
    this.linked = linked;
    this.names = 0;
  }

  /** Begins with another store, and with what is known of it. */
  enter(store) {
    this.store = store;
    this.known = new KnownThings(this.dice);
    this.known.learnAll(store.known);
    this.known.learnAll(this.own);
    this.keys = [];
  }

  get now() {
    return this.store.now;
  }

  /** A name that nothing else has. */
  newName(prefix) {
    this.names += 1;
    return `${prefix}${this.number}-${this.names}`;
  }

  idOf(kind, suits) {
    return this.known.any(kind, suits)?.id ?? this.known.any(kind)?.id ?? 'none_1';
  }

  /** What stands in a path for a parameter that nothing known fills. */
  idFor(parameter, template) {
    const linked = this.linked.get(template) ?? [];
    if (linked.length > 0) return this.dice.any(linked);
    if (parameter === 'store_id') return this.store.id;
    return this.idOf(`${parameter.replace(/_id$/, '')}s`);
  }

  anyId() {
    return this.idOf(this.dice.any([...this.known.kinds.keys()]));
  }

  /** The operator may do what it likes to the other store, and so is never sent there. */
  strangersId(kind) {
    const strange = this.isOperator || this.dice.chance(0.4) ? undefined : this.victim.known.any(kind)?.id;
    return strange ?? this.dice.any(STRANGE_IDS);
  }

  strangersPath(kind) {
    return this.isOperator ? undefined : this.victim.known.any(kind)?.path;
  }

  strangersText() {
    return this.dice.chance(0.5) ? this.victim.mark : this.strangersId('subscribers');
  }

  next() {
    const operation = this.draw.one(this.dice);
    const drawn = this.dice.random();
    if (drawn < VALID) return this.request(operation, new Set(), 0);
    const isHostile = drawn > VALID + NEARLY;
    const disturbed = new Set(Array.from({ length: isHostile ? 3 : 1 }, () => this.dice.any(ASPECTS)));
    return this.request(operation, disturbed, isHostile ? this.dice.between(2, 5) : 1);
  }

  /** A request that takes little to send and might take much to answer: one of `COSTLY`. */
  costly({ name, takes, make }) {
    const { operations } = this.draw;
    const suits = (one) => one.audience === 'store' && one.weight > 0 && one.name !== CLOCK && takes(one);
    const operation = this.dice.any(operations.filter(suits));
    return { ...this.request(operation, new Set(), 0, make(operation, this.dice)), kind: 'costly', shape: name };
  }

  /** @param own a body or a query instead of what would be made */
  request(operation, disturbed, times, own = {}) {
    const { dice } = this;
    this.isOperator = operation.audience === 'operator';
    const kind = times === 0 ? 'valid' : times === 1 ? 'nearly valid' : 'hostile';
    const query = own.query ?? (disturbed.has('query') ? oddQueryOf(operation, this) : queryOf(operation, this));
    const target = (disturbed.has('path') ? oddPathOf(operation, this) : pathOf(operation, this)) + query;
    const headers = headersOf(operation, this);
    const authorization = this.authorization(operation, disturbed.has('credentials'));
    if (authorization.value !== undefined) headers.set('Authorization', authorization.value);
    if (dice.chance(CONDITIONAL)) {
      const item = operation.tail === '' ? target : target.slice(0, -operation.tail.length);
      headers.set('If-Match', this.known.at(item)?.etag ?? '*');
    }
    if (disturbed.has('headers')) for (let n = 0; n < times; n += 1) disturbHeaders(headers, dice);
    const body = own.body ?? this.body(operation, disturbed.has('body'), times);
    const mayOmitType = body === undefined && !disturbed.has('headers') && operation.method === 'POST';
    if (mayOmitType && dice.chance(0.5)) headers.delete('Content-Type');
    const isInOrder = times === 0 && own.body === undefined && own.query === undefined;
    const never = isInOrder ? neverRefusedWith(operation, body, query) : undefined;
    const bytes = written(operation.method, target, headers, body, dice);
    return { operation, kind, target, of: authorization.of, never, ...bytes };
  }

  /** The clock is moved by a few days at a time: years would have it bill for minutes. */
  body(operation, isDisturbed, times) {
    if (operation.body === undefined) return this.dice.chance(0.01) ? '{"a":1}' : undefined;
    if (isDisturbed && operation.name !== CLOCK) return disturbedBody(operation, this, times);
    if (operation.mayOmitBody && this.dice.chance(0.4)) return undefined;
    return objectText(fieldsOf(operation, this));
  }

  /** @returns the header, and in whose name it is: what the operator is shown may be anybody's */
  authorization({ audience }, isOdd) {
    const { dice, store } = this;
    if (audience === 'anyone') return { of: 'nobody', value: undefined };
    if (isOdd) {
      const drawn = dice.below(6);
      if (drawn === 0) return { of: 'nobody', value: basic(this.victim.id, store.key) };
      if (drawn === 1) return { of: 'store', value: audience === 'operator' ? store.authorization : this.operator };
      if (drawn === 2 && this.keys.length > 0) return { of: 'store', value: dice.any(this.keys) };
      return { of: 'nobody', value: oddAuthorization(dice) };
    }
    if (audience === 'operator') return { of: 'operator', value: this.operator };
    if (dice.chance(0.01)) return { of: 'store', value: dice.any(this.others).authorization };
    return { of: 'store', value: store.authorization };
  }

  /** Takes from an answer what later requests may name. */
  learn({ operation, target, of }, { status, headers, body }) {
    const { location, etag } = headers;
    if (body === undefined || status >= 300) return;
    const [path] = target.split('?');
    if (operation.fields !== undefined) {
      if (operation.arises && Array.isArray(body)) this.learnItem(`${path}/${body[0].id}`, body[0]);
    } else if (location !== undefined) {
      this.learnItem(location, body, etag);
      if (typeof body.key === 'string') this.learnKey(location, body);
    } else if (operation.method === 'DELETE') this.known.forget(path);
    else if (operation.name === CLOCK && of === 'store') this.store.now = Date.parse(body.now);
    else if (typeof body.id === 'string' && operation.named !== undefined) {
      // What an action has changed is known anew as well.
      this.learnItem(operation.tail === '' ? path : path.slice(0, -operation.tail.length), body, etag);
    }
  }

  learnItem(path, thing, etag) {
    if (path.startsWith('/1.0.0/') && path.endsWith(`/${thing.id}`)) this.known.learn(path, thing, etag);
  }

  /** A key of the store's own, or of one that the operator has made. */
  learnKey(location, { key }) {
    const id = /\/(STO-\d+)\//.exec(location)?.[1] ?? this.store.id;
    if (this.keys.length > 20) this.keys.splice(this.dice.below(20), 1);
    this.keys.push(basic(id, key));
  }
}

/** A query of paging and sorting alone. */
const PLAIN_QUERY = /^\?(&|(sort|sort_by|page|paginate)=\w*)*$/;
/** Pages far beyond the end are walked by cursor. */
const FAR_PAGE = /page=\d{4}/;

/** Codes that a request which is in order is not refused with, so far as that is certain. */
function neverRefusedWith({ method, fields }, body, query) {
  const codes = [];
  if (fields !== undefined && PLAIN_QUERY.test(query) && !FAR_PAGE.test(query))
    codes.push('unknown_parameter', 'invalid_parameter');
  if (method === 'POST' && body === undefined) codes.push('missing_content_type', 'not_json', 'not_an_object');
  return codes;
}

/** The bytes of a request whose framing is in order, and what its answer is judged by. */
function written(method, target, headers, body, dice) {
  const content = body === undefined ? undefined : Buffer.from(body);
  const isChunked = content !== undefined && dice.chance(0.04);
  if (content?.length > 0 && dice.chance(0.02)) headers.set('Expect', '100-continue');
  if (content !== undefined && !isChunked) headers.set('Content-Length', content.length);
  if (isChunked) headers.set('Transfer-Encoding', 'chunked');
  let head = `${method} ${target} HTTP/1.1\r\n`;
  for (const [name, value] of headers) head += `${name}: ${value}\r\n`;
  const bytes = Buffer.from(`${head}\r\n`, 'latin1');
  const parts = content === undefined ? [bytes] : [bytes, ...(isChunked ? chunksOf(content, dice) : [content])];
  const expects = headers.get('Expect') === '100-continue';
  return {
    method,
    bytes: parts.length === 1 ? bytes : Buffer.concat(parts),
    expects,
    /** The body is sent once it is invited. */
    headLength: expects && dice.chance(0.7) ? bytes.length : undefined,
    requestId: headers.get('SO-Request-Id'),
    key: headers.get('Idempotency-Key'),
  };
}

function chunksOf(content, dice) {
  const at = dice.below(content.length + 1);
  const chunks = [content.subarray(0, at), content.subarray(at)].filter((chunk) => chunk.length > 0);
  return [
    ...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    Buffer.from('0\r\n\r\n'),
  ];
}
