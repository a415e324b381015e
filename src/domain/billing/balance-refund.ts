/** A payment that money can be given back of. Minor units. */
export interface RefundSource {
  /** What has not been given back of it. */
  readonly left: number;
  /** What its gateway gives back is a multiple of this. */
  readonly step: number;
}

/**
 * How an amount is given back of payments, in their order, in whole steps of each gateway.
 * @returns what of each, in minor units; together at most the amount
 */
export function refundParts(amount: number, sources: readonly RefundSource[]): number[] {
  let open = amount;
  return sources.map(({ left, step }) => {
    const most = Math.min(left, open);
    const part = most - (most % step);
    open -= part;
    return part;
  });
}
