import { AT_ONCE, PIECES } from './pipeline-pieces.js';

/** More of one connection do not wait; the connection may end with any of those behind. */
const MAX_WAITING = 100;

const FLOOD = 'more than may wait';

/** How a pipeline is sent. */
const SENDINGS = ['whole', 'byte by byte at the edges', 'in random segments', 'and left open', FLOOD, 'abandoned'];

export const PIPELINE_SHAPES = [...Object.keys(PIECES).map(pieceShape), ...SENDINGS.map(sendingShape)];

function pieceShape(name) {
  return `pipeline: ${name}`;
}

function sendingShape(name) {
  return `pipeline sent ${name}`;
}

/** Makes pipelines of requests that ask for other protocols or end their connection, and checks what became of each. */
export class Pipelines {
  /** @param requests that write heads; @param url of the service, which tells what was created */
  constructor(requests, url) {
    Object.assign(this, { requests, url, dice: requests.dice });
  }

  /** @param shape of `PIPELINE_SHAPES` that it is to have, among others */
  next(shape) {
    const { dice } = this;
    const names = Object.keys(PIECES);
    const target = names.find((name) => pieceShape(name) === shape) ?? dice.any(names);
    const sending = SENDINGS.find((name) => sendingShape(name) === shape) ?? this.anySending();
    this.name = this.requests.maker.newName('pipeline ');
    this.posts = 0;
    const isFlood = sending === FLOOD;
    const before = Array.from({ length: isFlood ? 130 : dice.below(4) }, () => this.plain());
    const behind = Array.from({ length: dice.between(1, 5) }, () =>
      dice.chance(0.7) ? this.plain() : this.piece(dice.any(names)),
    );
    const pieces = [...before, this.piece(target), ...behind].flatMap(({ next = [], ...piece }) =>
      [piece, next].flat(),
    );
    return {
      kind: 'pipeline',
      shape: shape ?? pieceShape(target),
      ...this.sent(pieces, sending),
      verify: this.verifierOf(pieces, sending),
    };
  }

  /** A hundred requests and more take their time. */
  anySending() {
    return this.dice.chance(0.03) ? FLOOD : this.dice.any(SENDINGS.filter((name) => name !== FLOOD));
  }

  plain() {
    const drawn = this.dice.below(10);
    // A pipeline creates fewer things than one page of a list holds.
    return this.piece(
      drawn < 3 && this.posts < 40 ? 'plain POST' : drawn < 4 ? 'plain HEAD' : drawn < 6 ? AT_ONCE : 'plain GET',
    );
  }

  piece(name) {
    return { name, ends: false, ...PIECES[name](this) };
  }

  get(line = 'GET /1.0.0/store HTTP/1.1', ...headers) {
    const id = this.requests.maker.newName('piped.');
    return { id, bytes: this.requests.head(line, `SO-Request-Id: ${id}`, ...headers) };
  }

  post(...headers) {
    const body = this.newBody();
    const { id, bytes } = this.postHead(`Content-Length: ${body.text.length}`, ...headers);
    return { id, amount: body.amount, bytes: bytes + body.text };
  }

  chunked(...headers) {
    const { text, amount } = this.newBody();
    const at = this.dice.between(1, text.length - 1);
    const chunks = [text.slice(0, at), text.slice(at)].map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    const { id, bytes } = this.postHead('Transfer-Encoding: chunked', ...headers);
    return { id, amount, bytes: `${bytes}${chunks.join('')}0\r\n\r\n` };
  }

  refusedPost() {
    const length = this.dice.any([10, 5_000, 200_000]);
    const { id, bytes } = this.postHead(`Content-Length: ${length}`);
    return {
      id,
      bytes: bytes.replace('Accept: application/json', 'Accept: text/html') + 'x'.repeat(length),
      code: 'not_acceptable',
    };
  }

  postHead(...headers) {
    return this.get('POST /1.0.0/shipping-options HTTP/1.1', 'Content-Type: application/json', ...headers);
  }

  /** The things of one pipeline share a name, and differ in their amounts. */
  newBody() {
    this.posts += 1;
    return { amount: this.posts, text: JSON.stringify({ name: this.name, amount: this.posts }) };
  }

  sent(pieces, sending) {
    const { dice } = this;
    const parts = pieces.map(({ bytes }) => Buffer.from(bytes, 'latin1'));
    const bytes = Buffer.concat(parts);
    const edges = [];
    for (let at = 0, n = 0; n < parts.length; n += 1) edges.push((at += parts[n].length));
    const cuts = sending.startsWith('byte')
      ? edges
          .flatMap((edge) => Array.from({ length: 8 }, (_, n) => edge - 4 + n))
          .concat(placesOf(bytes, ['RTSP/', 'ICE/', 'pgrade:']))
      : sending.startsWith('in random')
        ? Array.from({ length: dice.any([1, 3, 10, 60]) }, () => dice.below(bytes.length))
        : [];
    const isLeftOpen = sending === 'and left open' || dice.chance(0.3);
    // Beyond what may wait, too, the service itself ends the connection.
    const isEnded = pieces.some(({ ends }) => ends === true) || pieces.length > MAX_WAITING;
    return {
      bytes,
      steps: [{ bytes, segments: cutAt(bytes, cuts) }],
      toHead: pieces.map(({ toHead }) => toHead),
      expects: pieces.map(({ expects }) => expects ?? false),
      abandon: sending === 'abandoned',
      staysOpen: isLeftOpen ? (isEnded ? Infinity : pieces.length) : undefined,
    };
  }

  verifierOf(pieces, sending) {
    const { name, url } = this;
    const { authorization } = this.requests.maker.store;
    const created = pieces.some(({ amount }) => amount !== undefined);
    return async (answers) => {
      const faults = sending === 'abandoned' || isLate(answers) ? [] : orderFaults(pieces, answers);
      if (!created) return faults;
      const counts = await countsOf(name, url, authorization);
      for (const [place, { amount }] of pieces.entries()) {
        if (amount === undefined) continue;
        const times = counts.get(amount) ?? 0;
        if (times > 1) faults.push(`a POST was carried out ${times} times`);
        const wasDone = answers[place]?.status === 201;
        if (sending !== 'abandoned' && wasDone !== times > 0)
          faults.push(
            wasDone ? 'a POST was answered, and not carried out' : 'a POST was carried out, and not answered',
          );
      }
      return faults;
    };
  }
}

/** On a busy machine even these may not arrive in time. */
function isLate(answers) {
  return answers.some(({ headers }) => headers['so-error-code'] === 'request_timeout');
}

/** Each request is answered once and in order, or the connection ends, and says so in its last answer. */
function orderFaults(pieces, answers) {
  const faults = [];
  if (answers.length > pieces.length) faults.push(`${answers.length} answers to ${pieces.length} requests`);
  for (const [place, answer] of answers.entries()) {
    const piece = pieces[place] ?? {};
    const { 'so-request-id': id, 'so-error-code': code, connection } = answer.headers;
    const isLast = place === answers.length - 1;
    const closes = connection === 'close';
    const what = `${piece.name ?? 'nothing'}, request ${place + 1} of ${pieces.length}`;
    if (piece.id !== undefined && id !== piece.id && !closes) faults.push(`not the answer to its request: ${what}`);
    if (piece.code !== undefined && code !== piece.code) faults.push(`not refused with ${piece.code}: ${what}`);
    if (piece.amount !== undefined && piece.code === undefined && answer.status !== 201)
      faults.push(`a POST got ${answer.status}: ${what}`);
    if (closes && !isLast) faults.push(`an answer came behind one that closes: ${what}`);
    if (!closes && piece.ends === true) faults.push(`the connection goes on behind: ${what}`);
    if (closes && piece.ends === false && place < MAX_WAITING - 1) faults.push(`the connection ends behind: ${what}`);
    if (!closes && isLast && place < pieces.length - 1) faults.push(`not answered: what follows ${what}`);
  }
  if (answers.length === 0)
    faults.push(`nothing was answered of ${pieces.length} requests, the first a ${pieces[0].name}`);
  return faults;
}

/** How often each amount was created. */
async function countsOf(name, url, authorization) {
  const query = `filter_by=name&filter=${encodeURIComponent(name)}&page=1&paginate=100`;
  const answer = await fetch(`${url}/1.0.0/shipping-options?${query}`, {
    headers: { Accept: 'application/json', Authorization: authorization },
  });
  const items = answer.status === 200 ? await answer.json() : [];
  const counts = new Map();
  for (const { amount } of items) counts.set(amount, (counts.get(amount) ?? 0) + 1);
  return counts;
}

/** Every byte of the words, wherever they stand. */
function placesOf(bytes, words) {
  const text = bytes.toString('latin1');
  return words.flatMap((word) => {
    const at = text.indexOf(word);
    return at < 0 ? [] : Array.from({ length: word.length + 4 }, (_, n) => at + n);
  });
}

function cutAt(bytes, places) {
  const sorted = [...new Set(places)].filter((at) => at > 0 && at < bytes.length).sort((a, b) => a - b);
  return [...sorted, bytes.length].map((at, n) => bytes.subarray(n === 0 ? 0 : sorted[n - 1], at));
}
