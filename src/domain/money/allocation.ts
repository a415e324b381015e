/**
 * Splits an amount in minor units in proportion to the weights, by the method of the largest remainder (Hamilton's):
 * every part is first rounded towards zero, then the units left over go, one each, to the parts that lost most, of
 * equals to the earlier. So the parts add up to the amount, have its sign, and lie within one unit of their exact share.
 * @param weights whole numbers, none negative; a part without weight gets nothing
 * @throws RangeError for a weight or an amount that is not such a number, or an amount with no weight to go to
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  if (weights.some((weight) => weight < 0)) throw new RangeError('A weight must not be negative');
  // Amount times weight passes what a number holds exactly.
  const exactWeights = weights.map(BigInt);
  const total = exactWeights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) {
    if (amount !== 0) throw new RangeError(`There is no weight to allocate ${amount} to`);
    return weights.map(() => 0);
  }
  const size = BigInt(Math.abs(amount));
  const shares = exactWeights.map((weight) => size * weight);
  const parts = shares.map((share) => Number(share / total));
  const remainders = shares.map((share) => share % total);
  const left = Number(remainders.reduce((sum, remainder) => sum + remainder, 0n) / total);
  for (const index of indexesOfLargest(remainders).slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  // Subtracted, not negated, which would make -0.
  return amount < 0 ? parts.map((part) => 0 - part) : parts;
}

/** The sort is stable, so that of equals the earlier comes first. */
function indexesOfLargest(values: readonly bigint[]): number[] {
  return [...values.entries()].sort(([, a], [, b]) => (a === b ? 0 : a > b ? -1 : 1)).map(([index]) => index);
}

/**
 * Allocates an amount in minor units, or as much of it as the caps hold together, in proportion to the caps. No part is
 * above its cap: a share of at most the cap is rounded up only where it is not whole, and then the cap is further up.
 * @param caps whole minor units, none negative
 * @throws RangeError for a negative amount, or a cap that is not such a number
 */
export function allocateCapped(amount: number, caps: readonly number[]): number[] {
  if (amount < 0) throw new RangeError(`${amount} is negative and cannot be allocated under caps`);
  const room = caps.reduce((sum, cap) => sum + cap, 0);
  return allocate(Math.min(amount, room), caps);
}
