import { ODD_NAMES, PLAIN_TEXTS } from './odd-texts.js';

const ODD_SEGMENTS = [
  ...[
    '%00',
    '%0d%0aX:%20y',
    '%',
    '%2',
    '%zz',
    '%ff',
    '%c0%af',
    '%ed%a0%80',
    '%2e%2e',
    '..',
    '.',
    '..%2f..%2fstore',
    '%252e',
  ],
  ...[
    '__proto__',
    'constructor',
    'null',
    'undefined',
    '0',
    '-1',
    '*',
    '%F0%9F%98%80',
    '%E2%80%AE',
    "'%20or%20'1'='1",
    '%20',
  ],
  ...[
    'sub_',
    'SUB_01JZZZZZZZZZZZZZZZZZZZZZZZ',
    `x${'y'.repeat(300)}`,
    'batch',
    'a,b',
    'a;b',
    'a+b',
    '~',
    '{id}',
    '\\',
    '"',
    '|',
  ],
];

const ODD_PATHS = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace('/1.0.0/', '/1.0.0//'),
  (path) => path.replace('/1.0.0/', '/1.0.0/./'),
  (path) => path.replace('/1.0.0/', '/1.0.0/operator/../'),
  (path) => path.replace('1.0.0', '100'),
  (path) => path.replace('1.0.0', '1.0.1'),
  (path) => path.replace('1.0.0', '%31.0.0'),
  (path) => path.toUpperCase(),
  (path) => path.replace(/[a-z](?=[a-z]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path) => `${path};a=b`,
  (path) => `${path}#part`,
  (path) => `${path}/x/y`,
  (path) => `http://localhost${path}`,
  (path) => `HTTPS://other:99${path}`,
  (path) => `${path}%2f`,
  (path) => path.slice(1),
  (path) => path.slice(0, -1),
  (path) => path.replaceAll('/', '%2f'),
  () => '/',
  () => '*',
];

const isLive = ({ status }) => ['active', 'trialing', 'past_due'].includes(status);

/** Of what an action can be done with. */
const READY = {
  '/issue': ({ status }) => status === 'draft',
  '/pay': ({ status }) => status === 'open',
  '/void': ({ status }) => status === 'open',
  '/mark-uncollectible': ({ status }) => status === 'open',
  '/change': isLive,
  '/preview': isLive,
  '/cancel': isLive,
  '/pause': isLive,
  '/resume': ({ status, cancel_at_period_end }) => status === 'paused' || cancel_at_period_end,
  '/refunds': ({ status, amount, amount_refunded }) => status === 'succeeded' && amount_refunded < amount,
};

/** Where an operation is asked for: at something that is there, and ready for it. */
export function pathOf({ template, named, tail }, maker) {
  if (named === undefined) return template;
  const found = maker.known.any(named, READY[tail]) ?? maker.known.any(named);
  return found === undefined ? filled(template, maker) : found.path + tail;
}

/** At something that is not there, or another store's, or at a path that is none. */
export function oddPathOf(operation, maker) {
  const { template, named, tail } = operation;
  const { dice } = maker;
  if (named !== undefined && dice.chance(0.4)) {
    const strange = maker.strangersPath(named);
    if (strange !== undefined) return strange + tail;
  }
  if (named !== undefined && dice.chance(0.6)) return filled(template, maker, dice.any(ODD_SEGMENTS));
  return dice.any(ODD_PATHS)(pathOf(operation, maker));
}

function filled(template, maker, last) {
  const parts = template.split(/\{([^}]+)\}/);
  const places = parts.length - 2;
  return parts
    .map((part, place) =>
      place % 2 === 0 ? part : place === places && last !== undefined ? last : maker.idFor(part, template),
    )
    .join('');
}

const encode = encodeURIComponent;

/** The other half of these pairs has a default. */
const HALVES = [
  'page=2',
  'paginate=100',
  'sort_by=id',
  'sort=desc',
  'sort=asc&page=1',
  'paginate=3&sort_by=id',
  'page=1&',
];

/** A query that the list takes; nothing for what is no list. */
export function queryOf({ fields }, maker) {
  const { dice } = maker;
  if (fields === undefined || dice.chance(0.3)) return '';
  const pairs = [];
  for (const how of ['filter', 'exclude']) {
    if (!dice.chance(how === 'filter' ? 0.4 : 0.15)) continue;
    const [name, schema] = dice.any(fields);
    const halves = [`${how}_by=${name}`, `${how}=${encode(valueOf(schema, name, maker))}`];
    pairs.push(...(dice.chance(0.2) ? halves.reverse() : halves));
  }
  if (dice.chance(0.12)) return `?${dice.any(HALVES)}${dice.any(['', '&', '&&'])}`;
  const byCursor = dice.chance(0.2);
  if (!byCursor && dice.chance(0.4))
    pairs.push(`sort_by=${dice.any(fields)[0]}`, `sort=${dice.any(['asc', 'desc', 'DESC', ''])}`);
  const size = dice.any(['', '1', '2', '5', '25', '100']);
  if (byCursor) pairs.push(`after=${dice.any(['', maker.anyId()])}`, `paginate=${size}`);
  else if (dice.chance(0.4)) pairs.push(`page=${dice.any(['', '1', '2', '3', '99999'])}`, `paginate=${size}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The text of a value of the field's type, without the marks of JSON. */
function valueOf(schema, name, maker) {
  if (name === 'id') return maker.anyId();
  const text = maker.values.text(schema, name, maker, 0);
  return text === 'null' ? '' : text.startsWith('"') ? JSON.parse(text) : text;
}

const ODD_VALUES = [
  ...[
    '',
    '0',
    '-1',
    '1.5',
    '1e3',
    '101',
    '9007199254740993',
    '99999999999999999999',
    'NaN',
    'true',
    'null',
    '%00',
    '%',
    '%ff',
  ],
  ...[
    '%ed%a0%80',
    '%0d%0aX-Injected:%20yes',
    'infinity',
    'now',
    'a>;rel="next',
    '<a>',
    '"',
    '|^`{}\\',
    '2026-02-30',
    '0001-01-01',
    '9999-12-31T23:59:59-14:00',
    '+',
    '++',
  ],
  ...PLAIN_TEXTS.map((text) => encode(text)),
];

const ODD_QUERIES = [
  ...[
    '?',
    '??',
    '?&',
    '?=',
    '?&&=&',
    '?a',
    '?a=',
    '?=a',
    '?%=1',
    '?%00=1',
    '?page=1',
    '?paginate=5',
    '?sort=asc',
    '?after=',
    '?filter=a',
  ],
  ...[
    '?page[]=1&paginate[]=2',
    '?page=1&paginate=5&page=2&paginate=5',
    '?page=1&after=&paginate=5',
    '?PAGE=1&PAGINATE=5',
  ],
  ...[
    '?sort_by=id&sort=asc&sort_by=id&sort=desc',
    '?sort_by=metadata&sort=asc',
    '?sort_by=id;sort=asc',
    '?page=1&paginate=5#x',
  ],
  `?${'filter_by=id&filter=x&'.repeat(300)}`,
  `?${'&'.repeat(2000)}`,
  `?a=${'x'.repeat(9000)}`,
  `?filter_by=id&filter=${'%F0%9F%98%80'.repeat(900)}`,
];

export function oddQueryOf(operation, maker) {
  const { dice } = maker;
  const { fields } = operation;
  if (fields === undefined || dice.chance(0.35)) return dice.any(ODD_QUERIES);
  const [name] = dice.any(fields);
  const value = dice.chance(0.15) ? encode(maker.strangersText()) : dice.any(ODD_VALUES);
  const odd = dice.any([
    () => `filter_by=${name}&filter=${value}`,
    () => `exclude_by=${name}&exclude=${value}`,
    () => `exclude=${name}&exclude_by=${value}`,
    () => `filter_by=${encode(dice.any(ODD_NAMES).toWellFormed())}&filter=${value}`,
    () => `sort_by=${name}&sort=${value}`,
    () => `sort_by=${value}&sort=asc`,
    () => `page=${value}&paginate=${dice.any(ODD_VALUES)}`,
    () => `after=${value}&paginate=5`,
    () => `after=${encode(maker.strangersId('subscribers'))}&paginate=5`,
    () => `${encode(dice.any(ODD_NAMES).toWellFormed())}=${value}`,
    () => `filter_by=${name}&filter=${value}&filter_by=${name}&filter=${value}&exclude_by=${name}&exclude=${value}`,
  ])();
  const usual = queryOf(operation, maker);
  return usual === '' || dice.chance(0.6) ? `?${odd}` : `${usual}&${odd}`;
}
