import { LARGE_BODIES, ODD_BODIES, ODD_NAMES } from './odd-texts.js';
import { isWhole, VALID_BODIES } from './valid-bodies.js';
import { objectText } from './values.js';

const json = JSON.stringify;

/** The fields of a body that the operation takes, as pairs of JSON texts in the order in which they are sent. */
export function fieldsOf({ name, body }, maker, wild = 0) {
  const together = VALID_BODIES[name]?.(maker);
  const pairs =
    together !== undefined && isWhole(name)
      ? []
      : maker.values.fields(body, maker, wild, name.startsWith('put ') ? 0.15 : 0.3);
  if (together === undefined) return pairs;
  const fields = new Map(pairs);
  for (const [field, value] of Object.entries(together)) if (value !== undefined) fields.set(json(field), json(value));
  return [...fields];
}

/** The same, disturbed in so many places. @returns text, or bytes */
export function disturbedBody(operation, maker, times) {
  const { dice } = maker;
  if (dice.chance(0.15)) return dice.any(ODD_BODIES);
  if (dice.chance(0.003)) return dice.any(LARGE_BODIES);
  let pairs = fieldsOf(operation, maker, times > 2 ? 0.3 : 0);
  for (let n = 0; n < times; n += 1) pairs = disturbed(pairs, operation, maker);
  const text = objectText(pairs);
  if (!dice.chance(0.06)) return text;
  const at = dice.below(text.length);
  return dice.any([
    () => text.slice(0, at),
    () => text.slice(0, at) + dice.any(['\u0000', '"', ',', '{', '}', ':', ' ', '\n', '\\']) + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => ` \n\t${text}\r\n`,
    () => text + text,
  ])();
}

function disturbed(pairs, { body }, maker) {
  const { dice, values } = maker;
  const at = dice.below(pairs.length);
  const [name, value] = pairs[at] ?? ['"name"', '"x"'];
  const others = pairs.filter((_pair, place) => place !== at);
  const properties = Object.entries(body.properties ?? {});
  const odd = () => {
    const schema = body.properties?.[JSON.parse(name)] ?? {};
    // Deep inside as often as on the whole.
    return values.text(schema, JSON.parse(name), maker, dice.chance(0.5) ? 1 : 0.4);
  };
  switch (dice.below(9)) {
    case 0:
      return others;
    case 1:
      return [...pairs, [name, odd()]];
    case 2:
      return [...pairs, [json(dice.any(ODD_NAMES)), value]];
    case 3:
      return [...others, [json(JSON.parse(name).toUpperCase()), value]];
    case 4: {
      if (properties.length === 0) return pairs;
      const [added, schema] = dice.any(properties);
      return [...pairs, [json(added), values.text(schema, added, maker, 0.7)]];
    }
    case 5:
      return dice.shuffled(pairs);
    default:
      return pairs.map((pair, place) => (place === at ? [name, odd()] : pair));
  }
}
