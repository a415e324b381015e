import { takeInOrder } from '../../domain/billing/credit-note.js';

/** An issued invoice of an enrollment that is not fully paid. */
export interface Debt {
  readonly id: string;
  /** Minor units. */
  readonly due: number;
  /** Whether it may be lowered now: nobody else holds it, and no gateway may yet say that it is paid. */
  readonly isFree: boolean;
}

/** How much of an amount goes to an invoice. Minor units. */
export interface DebtPart {
  readonly id: string;
  readonly amount: number;
}

/**
 * What becomes of a credit before the rest goes to the balance: it lowers what is owed on the invoices that it is taken
 * from, then the other debts in their order. What may turn out to be paid already waits for that.
 * @param given minor units, not negative
 * @param bySource how much of the credit is taken from which invoice
 */
export function splitOverDebts(
  given: number,
  debts: readonly Debt[],
  bySource: ReadonlyMap<string, number>,
): { readonly paid: readonly DebtPart[]; readonly held: readonly DebtPart[] } {
  const toSources = takeInOrder(
    given,
    debts.map(({ id, due }) => Math.min(due, Math.max(0, bySource.get(id) ?? 0))),
  );
  const left = given - toSources.reduce((total, part) => total + part, 0);
  const toOthers = takeInOrder(
    left,
    debts.map(({ due, isFree }, index) => (isFree ? due - (toSources[index] ?? 0) : 0)),
  );
  const parts = debts.map(({ id, isFree }, index) => ({
    id,
    isFree,
    amount: (toSources[index] ?? 0) + (toOthers[index] ?? 0),
  }));
  const of = (isFree: boolean) =>
    parts.filter((part) => part.isFree === isFree && part.amount > 0).map(({ id, amount }) => ({ id, amount }));
  return { paid: of(true), held: of(false) };
}
