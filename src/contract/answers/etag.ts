/** Multipliers with bits all over, as mixing functions use them (MurmurHash3, and multiplicative hashing after Knuth). */
const [FIRST, SECOND, MIX_1, MIX_2] = [0x9e3779b1, 0x5f356495, 0x85ebca6b, 0xc2b2ae35];

/**
 * A strong entity tag of a resource: any change in what callers see changes it, but for one in 2^64. It is no secret and
 * guards against nobody, so it need not be cryptographic: a digest of OpenSSL's costs a twentieth of a whole GET.
 */
export function entityTag(body: string): string {
  let [a, b] = [body.length, ~body.length];
  for (let at = 0; at < body.length; at += 1) {
    const unit = body.charCodeAt(at);
    a = Math.imul(a ^ unit, FIRST);
    b = Math.imul(b ^ unit, SECOND);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  [a, b] = [mixed(a) ^ mixed(b + 1), mixed(b) ^ mixed(a + 1)];
  return `"${hexadecimal(a)}${hexadecimal(b)}"`;
}

function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), MIX_1);
  const twice = Math.imul(once ^ (once >>> 13), MIX_2);
  return twice ^ (twice >>> 16);
}

function hexadecimal(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
