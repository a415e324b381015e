/** What a gateway charges in a currency. Minor units by ISO 4217. */
export interface ChargeLimits {
  /** The smallest amount that it takes. */
  readonly minimum: number;
  /** What it takes is a multiple of this. */
  readonly step: number;
}

/** An invoice that is to be collected now. */
export interface CollectedInvoice {
  readonly id: string;
  readonly subscriberId: string;
  /** Minor units, more than 0. */
  readonly due: number;
  readonly limits: ChargeLimits;
  /** Whether what waits is charged with it: the subscriber has something to charge, and it has not failed before. */
  readonly takesWaiting: boolean;
}

/** An invoice that waits for the subscriber's next one, since it is too small to be charged. */
export interface WaitingInvoice {
  readonly id: string;
  readonly subscriberId: string;
  /** Minor units, more than 0. */
  readonly due: number;
}

/** A debt that moves from one invoice to another. Minor units. */
export interface Carry {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

/** What becomes of invoices that are collected together. */
export interface CollectionPlan {
  /** What each invoice is charged with, minor units. */
  readonly charged: ReadonlyMap<string, number>;
  readonly carries: readonly Carry[];
  /** The invoices that wait for the subscriber's next one. */
  readonly waiting: readonly string[];
}

/** The part of an amount that can be charged, in minor units; 0 when the gateway takes nothing of it. */
export function chargeableOf(amount: number, { minimum, step }: ChargeLimits): number {
  const inSteps = amount - (amount % step);
  return inSteps < minimum ? 0 : inSteps;
}

/**
 * Plans what is charged of invoices. What waits is carried to the subscriber's first invoice that can be charged with
 * more for it, and what can't be charged even so waits for the one after that.
 * @param collected in the order of their issue
 * @param waiting what waited before, of the same subscribers
 */
export function planCollection(
  collected: readonly CollectedInvoice[],
  waiting: readonly WaitingInvoice[],
): CollectionPlan {
  const waits = new Map<string, WaitingInvoice>(waiting.map((invoice) => [invoice.id, invoice]));
  const charged = new Map<string, number>();
  const carries: Carry[] = [];
  const newlyWaiting = new Set<string>();
  for (const { id, subscriberId, due, limits, takesWaiting } of collected) {
    const before = takesWaiting ? [...waits.values()].filter((invoice) => invoice.subscriberId === subscriberId) : [];
    const carriedIn = before.reduce((total, invoice) => total + invoice.due, 0);
    const alone = chargeableOf(due, limits);
    const together = chargeableOf(due + carriedIn, limits);
    if (together > alone) {
      for (const invoice of before) {
        waits.delete(invoice.id);
        newlyWaiting.delete(invoice.id);
        carries.push({ from: invoice.id, to: id, amount: invoice.due });
      }
    }
    if (together > 0) charged.set(id, together);
    else {
      waits.set(id, { id, subscriberId, due });
      newlyWaiting.add(id);
    }
  }
  return { charged, carries, waiting: [...newlyWaiting] };
}
