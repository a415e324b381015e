import { objectText } from './values.js';

const json = JSON.stringify;

/** Bytes of a body: from some kilobytes to just below the limit of 1 MiB. */
const SIZES = [3_000, 32_000, 300_000, 1_040_000];
/** Bytes of a query: the whole head of a request may have 16 KB. */
const QUERY_SIZES = [2_000, 14_000];

/** Names that cost more in an answer than in a request, or that JavaScript treats differently. */
const NAMES = [
  (n) => `n${n.toString(36)}`,
  (n) => String(4_294_967_294 - n),
  (n) => String(n),
  (n) => `\u0001${n.toString(36)}`,
  (n) => `😀${n.toString(36)}`,
  (n) => `"\\${n.toString(36)}`,
  (n) => `${'\u0002'.repeat(250)}${n}`,
  (n) => `${'😀'.repeat(150)}${n}`,
  () => '',
  () => '__proto__',
];

/** Texts of values that are at fault wherever they stand, or where the field takes something else. */
const VALUES = [
  '1e999',
  '"\\u0000"',
  '"\\ud800"',
  '-1e999',
  '"\\udc00x"',
  '{}',
  '[]',
  'null',
  '"x"',
  '1',
  '9007199254740993',
];

/** Bodies that take little to send and much to answer, if nothing is bounded: each a JSON text of about that size. */
const BODIES = {
  'one long name over many faults': ({ dice }, size) => {
    const longName = json(dice.any(['x', '\u0001', '😀', '"']).repeat(1 + dice.below(size / 16)));
    return `{${longName}:${list(dice.any(VALUES.slice(0, 5)), size - longName.length)}}`;
  },
  'many names': ({ dice }, size) => {
    const [name, value] = [dice.any(NAMES), dice.any(VALUES)];
    return objectText(filled(size, (n) => [json(name(n)), value]));
  },
  'one name repeated': ({ dice }, size) => {
    const name = json(dice.any(['', 'a', 'name', 'x'.repeat(300), '\u0001'.repeat(250)]));
    return objectText(filled(size, () => [name, dice.any(VALUES)]));
  },
  'names repeated inside': ({ dice }, size) => {
    const inner = objectText(filled(size, (n) => [json(`n${n % 1_000}`), '1']));
    return `{${json(dice.any(['metadata', 'tiers', 'x'.repeat(2_000)]))}:${inner}}`;
  },
  'metadata with odd entries': ({ dice }, size) => {
    const [name, value] = [dice.any(NAMES), dice.any(VALUES)];
    return `{"name":"x","metadata":${objectText(filled(size, (n) => [json(name(n)), value]))}}`;
  },
  'deep nesting': ({ dice }, size) => {
    const depth = dice.any([8, 29, 31, 32, 500, 5_000]);
    const name = json('d'.repeat(dice.any([1, 300, 5_000])));
    const levels = Math.max(1, Math.min(depth, Math.floor(size / (2 * name.length + 4))));
    const rest = size - levels * (name.length + 3);
    return `${`{${name}:`.repeat(levels)}${list(dice.any(VALUES), rest)}${'}'.repeat(levels)}`;
  },
  'lists within lists': ({ dice }, size) => {
    const depth = dice.any([2, 15, 30]);
    return `{"tiers":${'['.repeat(depth)}${filled(size, () => [dice.any(VALUES)]).join(',')}${']'.repeat(depth)}}`;
  },
  'a long list in a field': ({ dice, operation }, size) =>
    `{${fieldOf(operation, dice)}:${list(dice.any(VALUES), size)}}`,
  'a list of objects in a field': ({ dice, operation }, size) => {
    const item = objectText(
      Array.from({ length: dice.between(1, 8) }, (_, n) => [json(dice.any(NAMES)(n)), dice.any(VALUES)]),
    );
    return `{${fieldOf(operation, dice)}:${list(item, size)}}`;
  },
  'a long text': ({ dice, operation }, size) => {
    const piece = dice.any(['\\u0041', '\\n', '\\\\', '\\ud83d\\ude00', 'x', '😀', '\\u0000', 'é']);
    return `{${fieldOf(operation, dice)}:"${piece.repeat(size / Buffer.byteLength(piece))}"}`;
  },
  'a long number': ({ dice, operation }, size) =>
    `{${fieldOf(operation, dice)}:${dice.any(['-', ''])}1${dice
      .any(['0', '.3', '9'])
      .repeat(1)
      .padEnd(size / 2, '3')}}`,
  'every field at fault': ({ dice, operation }, size) => {
    const names = Object.keys(operation.body.properties ?? { name: {} });
    const share = size / names.length;
    return objectText(names.map((name) => [json(name), list(dice.any(VALUES), share)]));
  },
  'spaces between all parts': (_maker, size) =>
    `{${' '.repeat(size / 3)}"a"${'\n'.repeat(size / 3)}:${'\t'.repeat(size / 3)}1}`,
};

/** Queries of the same sort. */
const QUERIES = {
  'a parameter repeated': ({ dice }, size) =>
    repeated(dice.any(['a=1', 'page=1', 'paginate=5', 'sort=asc', 'after=x', 'a']), size),
  'unknown parameters': ({ dice }, size) => {
    const name = dice.any(['', '%F0%9F%98%80', '%01', 'x'.repeat(300), '__proto__', '%00']);
    return filled(size, (n) => [`${name}${n}=1`]).join('&');
  },
  'one long name': ({ dice }, size) => `${dice.any(['x', '%01', '%F0%9F%98%80', '"']).repeat(size / 12)}=1`,
  'one long value': ({ dice }, size) =>
    `${dice.any(['filter_by=id&filter', 'page', 'sort_by', 'after', 'exclude_by=id&exclude'])}=${dice.any(['x', '%01', '%F0%9F%98%80', ',', '*']).repeat(size / 12)}`,
  'many conditions': ({ dice, operation }, size) => {
    const [field] = dice.any(operation.fields);
    const how = dice.any(['filter', 'exclude']);
    return repeated(`${how}_by=${field}&${how}=${dice.any(['x', '', '1', 'x*', '1,2', '..2'])}`, size);
  },
  'faults in every parameter': ({ dice, operation }, size) => {
    const [field] = dice.any(operation.fields);
    return repeated(`filter_by=${field}&filter=%00&sort_by=%01&page=-1&sort=x&paginate=0`, size);
  },
  'a good query in many pieces': (_maker, size) => `page=1&paginate=1${'&'.repeat(size)}`,
  'a long page of a list': ({ operation, dice }, size) => {
    const [field] = dice.any(operation.fields);
    return `page=2&paginate=1&${filled(Math.min(size, 3_000), () => [`exclude_by=${field}&exclude=${'x'.repeat(60)}`]).join('&')}`;
  },
};

/** The names of all costly requests, each with what it takes: a body, or a list with its query. */
export const COSTLY = [
  ...Object.keys(BODIES).map((name) => ({
    name: `body: ${name}`,
    takes: ({ body }) => body !== undefined,
    make: body(name),
  })),
  ...Object.keys(QUERIES).map((name) => ({
    name: `query: ${name}`,
    takes: ({ fields }) => fields !== undefined,
    make: query(name),
  })),
];

function body(name) {
  return (operation, dice) => ({ body: BODIES[name]({ operation, dice }, dice.any(SIZES)) });
}

function query(name) {
  return (operation, dice) => ({ query: `?${QUERIES[name]({ operation, dice }, dice.any(QUERY_SIZES))}` });
}

/** As many pieces as fit into a size. */
function filled(size, piece) {
  const pieces = [];
  for (let taken = 0, n = 0; taken < size; n += 1) {
    const next = piece(n);
    taken += next.reduce((sum, part) => sum + Buffer.byteLength(part) + 1, 0);
    if (taken < size) pieces.push(next);
  }
  return pieces;
}

function list(item, size) {
  return `[${Array(Math.max(1, Math.floor(size / (item.length + 1))))
    .fill(item)
    .join(',')}]`;
}

function repeated(piece, size) {
  return Array(Math.floor(size / (piece.length + 1)))
    .fill(piece)
    .join('&');
}

/** A field that the operation takes, as JSON; more often than others one that takes a list or an object. */
function fieldOf({ body: { properties = {} } }, dice) {
  const names = Object.keys(properties);
  const nested = names.filter((name) => ['array', 'object'].includes([properties[name].type].flat()[0]));
  return json(nested.length > 0 && dice.chance(0.7) ? dice.any(nested) : names.length > 0 ? dice.any(names) : 'name');
}
