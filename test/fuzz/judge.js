const CLOSED_SET = new Set([200, 201, 204, 400, 401, 402, 404, 406, 412, 422, 429, 503]);

/** The headers that there are, and what each may look like: nothing that was sent can be hidden in one of these. */
const DIGITS = /^\d+$/;
const HEADERS = {
  'access-control-allow-headers': /^[A-Za-z, -]+$/,
  'access-control-allow-methods': /^[A-Z, ]+$/,
  'access-control-allow-origin': /^\*$/,
  'access-control-expose-headers': /^[A-Za-z, -]+$/,
  'access-control-max-age': DIGITS,
  'cache-control': /^(no-store|public, max-age=31536000, immutable)$/,
  connection: /^(keep-alive|close)$/,
  'content-length': DIGITS,
  'content-security-policy': /^default-src 'none'; /,
  'content-type':
    /^(application\/json; charset=utf-8|image\/(png|svg\+xml)|text\/(html|css|javascript); charset=utf-8)$/,
  date: /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  etag: /^"[0-9a-f]{16}"$/,
  'idempotent-replayed': /^true$/,
  'keep-alive': /^timeout=\d+$/,
  // The caller's own query, as it was sent, and nothing of it outside of the brackets.
  link: /^<[^<>\s]+>; rel="[a-z]+"(, <[^<>\s]+>; rel="[a-z]+")*$/,
  location: /^\/1\.0\.0(\/([A-Za-z0-9_-]|%[0-9A-Fa-f]{2})+)+$/,
  ratelimit: /^"store";r=\d+;t=\d+$/,
  'ratelimit-policy': /^"store";q=\d+;w=\d+$/,
  'referrer-policy': /^no-referrer$/,
  'retry-after': /^[1-9]\d*$/,
  'so-error-code': /^[a-z][a-z0-9_]*$/,
  'so-request-id': /^[A-Za-z0-9._-]{1,128}$/,
  'so-total-count': /^\d+\+?$/,
  'www-authenticate': /^Basic realm="SO API", charset="UTF-8"$/,
  'strict-transport-security': /^max-age=31536000$/,
  'x-content-type-options': /^nosniff$/,
};
const NEVER_ABSENT = [
  'so-request-id',
  'x-content-type-options',
  'cache-control',
  'content-security-policy',
  'strict-transport-security',
  'date',
];

/** What would tell of the inside: of the program, the database or the machine. Nothing that is sent holds any of it. */
const INSIDE =
  /\n\s+at |node_modules|\/dist\/|\.[jt]s:\d|file:\/\/|ECONN|_unique_|_needs_|violates|syntax error|SQLSTATE|\bpg_[a-z]|relation \\?"|duplicate key|RangeError|TypeError|is not a function|Cannot read prop|undefined \(reading/;
const OWN_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** What every answer stays under, whatever was requested. */
const MAX_HEAD_BYTES = 4_096;
const MAX_ERROR_BYTES = 65_536;
const MAX_FIELDS = 100;
/** With the ellipsis of a name that was cut. */
const MAX_NAME_LENGTH = 201;

/** Refusals that are made before a body is read: nobody is invited to send one that is refused like this. */
const BEFORE_THE_BODY = new Set([
  ...['malformed_http', 'missing_host', 'unsupported_expectation', 'headers_too_large', 'unknown_url'],
  ...['missing_authorization', 'bad_credentials', 'account_disabled', 'rate_limited', 'too_many_failed_authorizations'],
  ...['not_acceptable', 'missing_content_type', 'wrong_version', 'unsupported_content_type'],
  ...['unsupported_content_encoding', 'invalid_idempotency_key', 'starting', 'stopping', 'maintenance', 'overloaded'],
]);

/** Refusals with 503 that the load brings about by itself: there is no Stripe to be asked. */
const OWN_UNAVAILABLE = new Set(['gateway_unavailable']);

/** Judges answers: by the API's document, by the contract, and by what must never be told to anybody. */
export class Judge {
  /**
   * @param check holds answers to the document
   * @param secrets what no answer may hold, such as keys that were not given out by it
   * @param victim whose things are shown to nobody but itself and the operator
   */
  constructor({ check, secrets, victim }) {
    this.check = check;
    this.secrets = secrets;
    this.victim = victim;
  }

  /**
   * @param request with what has caused a 503, if anything has; without a target when nobody knows what it asks for;
   *   with the codes that it is `never` refused with, and whether it `expects` an interim answer
   * @returns every fault, in words
   */
  faults({ method, target = '', of, requestId, caused, never, expects }, answer) {
    const { status, headers, text } = answer;
    const faults = [];
    const code = headers['so-error-code'];
    if (!CLOSED_SET.has(status)) faults.push(`the status ${status}`);
    if (status === 503 && code !== caused && !OWN_UNAVAILABLE.has(code))
      faults.push(`503 ${code}, which nothing has caused`);
    if (never?.includes(code)) faults.push(`a request that is in order was refused with ${code}`);
    this.headerFaults(answer, requestId, faults);
    interimFaults(answer, expects, faults);
    this.leaks(of, headers, text, faults);
    answer.body = bodyOf(answer, faults);
    sizeFaults(answer, faults);
    try {
      this.check.checkAnswer(method, target, answer);
    } catch (error) {
      faults.push(error.message);
    }
    return faults;
  }

  headerFaults({ status, headers }, requestId, faults) {
    for (const name in headers) {
      const form = HEADERS[name];
      if (form === undefined) faults.push(`the header ${name} is not known`);
      else if (!form.test(headers[name])) faults.push(`the header ${name}: ${headers[name]}`);
    }
    for (const name of NEVER_ABSENT) if (headers[name] === undefined) faults.push(`the header ${name} is missing`);
    if ((status === 401) !== (headers['www-authenticate'] !== undefined)) faults.push('WWW-Authenticate and 401');
    if ((status === 429 || status === 503) !== (headers['retry-after'] !== undefined))
      faults.push('Retry-After, 429 and 503');
    if (status >= 400 !== (headers['so-error-code'] !== undefined)) faults.push('SO-Error-Code and errors');
    // Of bytes that could not be read, nobody has read the id either.
    const isUnread = headers.connection === 'close';
    if (requestId !== undefined && OWN_ID.test(requestId) && headers['so-request-id'] !== requestId && !isUnread) {
      faults.push(`the request id ${requestId} was not taken over`);
    }
  }

  leaks(of, headers, text, faults) {
    // The explorer's own scripts speak of all kinds of things.
    if (/^(text|image)/.test(headers['content-type'] ?? '')) return;
    const inside = INSIDE.exec(text);
    if (inside !== null) faults.push(`the inside shows: ${inside[0]}`);
    for (const secret of this.secrets) if (text.includes(secret)) faults.push(`a secret shows: ${secret}`);
    if (of === 'operator') return;
    const strange = this.victim.pattern.exec(text);
    if (strange !== null) faults.push(`another store's thing shows: ${strange[0]}`);
  }
}

function bodyOf({ headers, text }, faults) {
  if (text === '' || !headers['content-type']?.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    faults.push('the body is no JSON');
    return undefined;
  }
}

function interimFaults({ headers, interims = 0 }, expects, faults) {
  const code = headers['so-error-code'];
  if (interims > 1) faults.push(`${interims} interim answers to one request`);
  if (interims > 0 && !expects) faults.push('an interim answer that was not requested');
  if (interims > 0 && BEFORE_THE_BODY.has(code)) faults.push(`a body was invited, and then refused unread: ${code}`);
}

function sizeFaults({ status, headBytes, bodyBytes, body }, faults) {
  if (headBytes >= MAX_HEAD_BYTES) faults.push(`the headers of an answer take ${headBytes} bytes`);
  if (status < 400) return;
  if (bodyBytes > MAX_ERROR_BYTES) faults.push(`an error body of ${bodyBytes} bytes`);
  const { fields = {}, details = {} } = body?.[0]?.body ?? {};
  const names = Object.values(fields);
  if (names.length > MAX_FIELDS) faults.push(`an error body names ${names.length} fields`);
  if (names.some((name) => [...name].length > MAX_NAME_LENGTH)) faults.push('an error body has a name that is not cut');
  if (Object.keys(details).some((key) => !(key in fields))) faults.push('details of a field that is not named');
}
