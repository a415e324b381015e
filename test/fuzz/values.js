import { ODD_DAYS, ODD_NUMBERS, ODD_TIMES, PLAIN_TEXTS } from './odd-texts.js';
import { kindOfField } from './known-things.js';
import { resolved } from './operations.js';

const DAY_MS = 86_400_000;
const DECIMALS = ['0', '1', '12.5', '19', '100', '0.000000000001', '33.333333333333'];
const SHARE_OF_NULLS = 0.1;
const LONGEST = 20_000;

const json = JSON.stringify;

/** Writes values as JSON text, by the schemas of the document: most in order, as many as asked for not. */
export class Values {
  /** @param oddValues texts of values that trip something up, whatever is expected */
  constructor(document, oddValues) {
    this.document = document;
    this.oddValues = oddValues;
  }

  /**
   * @param name of the field, which says what an id is one of
   * @param maker who draws, knows things, and knows the store's time
   * @param wild how likely each value is not in order
   */
  text(schema, name, maker, wild) {
    const { dice } = maker;
    const own = resolved(this.document, schema);
    if (dice.chance(wild)) return this.oddText(own, name, maker);
    if (own.anyOf !== undefined) return this.text(dice.any(own.anyOf), name, maker, wild);
    const types = [own.type].flat();
    if (types.includes('null') && dice.chance(SHARE_OF_NULLS)) return 'null';
    if (own.enum !== undefined) return json(dice.any(own.enum.filter((choice) => choice !== null)));
    switch (types[0]) {
      case 'integer':
        return String(wholeNumber(own, dice));
      case 'boolean':
        return String(dice.chance(0.5));
      case 'array':
        return this.list(own, name, maker, wild);
      case 'object':
        return own.properties === undefined ? pairsOf(own, dice) : this.object(own, maker, wild);
      case 'null':
        return 'null';
      default:
        return this.string(own, name, maker);
    }
  }

  /** Each of the fields that must be there, and some others, as pairs of JSON texts. */
  fields(schema, maker, wild, share = 0.3) {
    const { properties = {}, required = [] } = resolved(this.document, schema);
    return Object.entries(properties)
      .filter(([name]) => required.includes(name) || maker.dice.chance(share))
      .map(([name, field]) => [json(name), this.text(field, name, maker, wild)]);
  }

  object(schema, maker, wild) {
    return objectText(this.fields(schema, maker, wild));
  }

  list({ items = {}, minItems = 0, maxItems = 4 }, name, maker, wild) {
    const length = maker.dice.between(minItems, Math.min(maxItems, minItems + 3));
    const texts = Array.from({ length }, () => this.text(items, name, maker, wild));
    return `[${[...new Set(texts)].join(',')}]`;
  }

  string({ format, examples, pattern, minLength = 1, maxLength = 60 }, name, maker) {
    const { dice } = maker;
    if (format === 'id') {
      const found = maker.known.any(kindOfField(name)) ?? maker.known.any(`operator/${kindOfField(name)}`);
      return json(found?.id ?? 'none_1');
    }
    // Nobody listens there, and nothing leaves this machine.
    if (name === 'url') return json(`http://127.0.0.1:9/${dice.below(9)}`);
    if (format === 'date') return json(dayOf(maker.now + dice.between(-20, 40) * DAY_MS));
    if (format === 'date-time') return json(new Date(maker.now - dice.below(3 * DAY_MS)).toISOString());
    if (format === 'decimal') return json(dice.any(DECIMALS));
    if (format === 'email') return json(dice.any(['ann@example.com', 'B.o+b@sub.example.org', "o'hara@example.com"]));
    if (pattern !== undefined || (examples !== undefined && dice.chance(0.8)))
      return json(dice.any(examples ?? ['DE']));
    if (dice.chance(0.03)) return json('x'.repeat(Math.min(maxLength, LONGEST)));
    const text = dice.any(PLAIN_TEXTS);
    return json(text.length >= minLength && text.length <= maxLength ? text : 'x'.repeat(minLength));
  }

  /** Beside what the schema takes, or far from it. */
  oddText(schema, name, maker) {
    const { dice } = maker;
    if (dice.chance(0.4)) return dice.any(this.oddValues);
    const { format, minLength, maxLength, enum: choices } = schema;
    switch ([schema.type].flat()[0]) {
      case 'integer':
        return dice.chance(0.5) ? String(dice.any(edgesOf(schema))) : dice.any(ODD_NUMBERS);
      case 'string': {
        if (choices !== undefined)
          return json(dice.any(['other', `${choices[0]} `, String(choices[0]).toUpperCase(), '']));
        if (format === 'date') return json(dice.any(ODD_DAYS));
        if (format === 'date-time') return json(dice.any(ODD_TIMES));
        if (format === 'id') return json(maker.strangersId(kindOfField(name)));
        const lengths = [(minLength ?? 0) - 1, minLength ?? 0, maxLength ?? 255, (maxLength ?? 255) + 1, 70_000];
        const length = Math.max(0, dice.chance(0.05) ? lengths[4] : lengths[dice.below(4)]);
        return json(dice.any(['x', 'ß', '😀']).repeat(length));
      }
      case 'array':
        return this.oddList(schema, name, maker);
      case 'object':
        return oddPairs(dice);
      default:
        return dice.any(this.oddValues);
    }
  }

  oddList({ items = {}, maxItems = 10 }, name, maker) {
    const { dice } = maker;
    const one = () => this.text(items, name, maker, 0.3);
    const length = dice.any([1, 2, Math.min(maxItems, 300) + 1]);
    const same = one();
    return `[${Array.from({ length }, () => (dice.chance(0.5) ? same : one())).join(',')}]`;
  }
}

export function objectText(pairs) {
  return `{${pairs.map(([name, value]) => `${name}:${value}`).join(',')}}`;
}

function dayOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/** Usually small, as amounts and counts are; now and then on the edge. */
function wholeNumber({ minimum = 0, maximum = 2_147_483_647 }, dice) {
  if (dice.chance(0.06)) return dice.any([minimum, minimum + 1, maximum - 1, maximum]);
  return Math.min(maximum, Math.max(minimum, 0) + dice.below(dice.chance(0.5) ? 6 : 3000));
}

function edgesOf({ minimum = 0, maximum = 2_147_483_647 }) {
  return [minimum - 1, minimum, minimum + 0.5, maximum, maximum + 1, -maximum];
}

/** The store's own pairs of strings. */
function pairsOf({ maxProperties = 50 }, dice) {
  const count = dice.chance(0.02) ? maxProperties : dice.below(3);
  return objectText(Array.from({ length: count }, (_, n) => [json(`n${n}`), json(dice.any(PLAIN_TEXTS))]));
}

function oddPairs(dice) {
  return dice.any([
    '{"a":1}',
    '{"a":null}',
    '{"a":{"b":"c"}}',
    '{"__proto__":"x"}',
    '{"constructor":"x","toString":"y"}',
    '{"a":"1","a":"2"}',
    '{"2":"b","1":"a"}',
    `{"${'x'.repeat(41)}":"y"}`,
    `{"x":"${'y'.repeat(501)}"}`,
    `{${Array.from({ length: 51 }, (_, n) => `"n${n}":""`).join(',')}}`,
    '{"a":"\\u0000"}',
    '{"\\ud800":"a"}',
  ]);
}
