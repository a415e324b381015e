import type { Day } from '../calendar/day.js';
import type { EnrollmentState, OnceItem } from './enrollment-state.js';
import type { AddOnTerms } from './items.js';

/** What of some add-ons is charged once. */
export function onceItems(addOns: readonly AddOnTerms[]): OnceItem[] {
  return addOns
    .filter(({ charge, amount }) => charge === 'one_time' && amount !== 0)
    .map((addOn) => ({
      item: onceItem(addOn),
      kind: 'add_on' as const,
      description: addOn.name,
      quantity: String(addOn.quantity),
      unitPrice: String(addOn.amount),
      amount: addOn.amount * addOn.quantity,
    }));
}

/**
 * What is charged once is owed as often as it is more than before. What is given up is not owed while it still waits, and
 * is given back on the day on which it was brought.
 */
export function onceAfter(
  { unbilledOnce: waiting, broughtOnce }: EnrollmentState,
  held: readonly AddOnTerms[],
  next: readonly AddOnTerms[],
  day: Day,
): Pick<EnrollmentState, 'unbilledOnce' | 'broughtOnce'> {
  const isSameDay = broughtOnce !== undefined && day <= broughtOnce.on;
  const quantities = new Map(isSameDay ? Object.entries(broughtOnce.quantities) : []);
  const givenUp = held.filter(({ id }) => next.every((addOn) => addOn.id !== id));
  const moved = [...next, ...givenUp.map((addOn) => ({ ...addOn, quantity: 0 }))].filter(
    ({ charge }) => charge === 'one_time',
  );
  const owed = moved.map((addOn) => {
    const item = onceItem(addOn);
    const waits = Number(waiting.find((one) => one.item === item)?.quantity ?? '0');
    const more = addOn.quantity - (held.find(({ id }) => id === addOn.id)?.quantity ?? 0);
    const brought = quantities.get(item) ?? 0;
    quantities.set(item, Math.max(0, brought + more));
    if (more >= 0) return { ...addOn, quantity: waits + more };
    const unowed = Math.min(0 - more, Math.max(0, waits));
    const givenBack = Math.min(0 - more - unowed, Math.max(0, brought - unowed));
    return { ...addOn, quantity: waits - unowed - givenBack };
  });
  const items = new Set(moved.map(onceItem));
  const others = waiting.filter(({ item }) => !items.has(item));
  const left = [...quantities].filter(([, quantity]) => quantity > 0);
  return {
    unbilledOnce: [...others, ...onceItems(owed.filter(({ quantity }) => quantity !== 0))],
    broughtOnce: { on: isSameDay ? broughtOnce.on : day, quantities: Object.fromEntries(left) },
  };
}

function onceItem({ id }: Pick<AddOnTerms, 'id'>): string {
  return `once:${id}`;
}
