/**
 * The same function, which remembers its answers; it must be pure, and its keys must tell apart what it tells apart. When
 * `limit` answers are known all are forgotten, so that memory stays flat: keys come from requests, and may be any number.
 */
export function memoize<Key, Value extends object | string>(
  limit: number,
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      if (known.size >= limit) known.clear();
      known.set(key, value);
    }
    return value;
  };
}
