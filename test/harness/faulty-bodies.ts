/** Shapes of bodies that are at fault in as many places as fit into a size. */
export type FaultyBody = (bytes: number) => string;

/** As many units as fit, joined by commas, between what opens and what closes. */
function filled(open: string, unit: (index: number) => string, close: string): FaultyBody {
  return (bytes) => {
    const units: string[] = [];
    for (let left = bytes - open.length - close.length; ;) {
      const next = unit(units.length);
      left -= Buffer.byteLength(next) + 1;
      if (left < 0) return open + units.join(',') + close;
      units.push(next);
    }
  };
}

/** Half of the bytes are one name, the other half faults below it. */
function below(unit: string): FaultyBody {
  return (bytes) => {
    const name = 'n'.repeat(Math.floor(bytes / 2));
    return filled(`{"${name}":[`, () => unit, ']}')(bytes);
  };
}

export const FAULTY_BODIES: Readonly<Record<string, FaultyBody>> = {
  'numbers too large below a long name': below('1e999'),
  'texts with U+0000 below a long name': below('"\\u0000"'),
  'halves of surrogate pairs below a long name': below('"\\ud800"'),
  'repeated names below a long name': below('{"a":1,"a":1}'),
  'a long path of objects': (bytes) => {
    const name = 'n'.repeat(Math.floor(bytes / 60));
    const open = `{"${name}":`.repeat(30);
    return open + filled('[', () => '1e999', ']')(bytes - open.length - 30) + '}'.repeat(30);
  },
  'unknown fields': filled('{', (index) => `"${index.toString(36)}x":1`, '}'),
  'unknown fields that are named as numbers': filled('{', (index) => `"${index}":1`, '}'),
  'unknown fields that collide as numbers': filled('{', (index) => `"${(index * 65_536) % 4_294_967_291}":1`, '}'),
  'unknown fields of 200 emoji': filled('{', (index) => `"${index}${'😀'.repeat(200)}":1`, '}'),
  'unknown fields of 200 control characters': filled('{', (index) => `"${index}${'\\u0001'.repeat(200)}":1`, '}'),
  'unknown fields with U+0000': filled('{', (index) => `"\\u0000${index}":1`, '}'),
  'one name again and again': filled('{', () => '"a":1', '}'),
  'each name twice': filled('{', (index) => `"${(index >> 1).toString(36)}y":1`, '}'),
  'names that repeat in each of many objects': filled('{"a":[', () => '{"b":1,"b":1}', ']}'),
  'metadata of another type': filled('{"metadata":{', (index) => `"${index}":1`, '}}'),
  'numbers too large': filled('{"a":[', () => '1e999', ']}'),
  'lists within lists': filled('{"a":[', () => `${'['.repeat(29)}1e999${']'.repeat(29)}`, ']}'),
  'objects within objects': filled('{"a":[', () => `${'{"a":'.repeat(29)}1e999${'}'.repeat(29)}`, ']}'),
  'halves of surrogate pairs': filled('{"a":[', () => '"\\udc00"', ']}'),
  'empty lists where objects are meant': filled('{"events":[', () => '[]', ']}'),
  'unknown fields in each of a list': filled('{"events":[', () => '{"x":1}', ']}'),
  'different values of a list': filled('{"events":[', (index) => `"${index}"`, ']}'),
};
