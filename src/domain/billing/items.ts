import type { Recurrence } from '../calendar/cycle.js';
import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import { minimumShortfall, priceOf, type Price } from '../pricing/price-model.js';
import type { LineKind } from './line.js';

/** How a billing option is priced, as far as billing asks. Amounts are minor units. */
export interface OptionTerms {
  readonly id: string;
  readonly name: string;
  readonly recurrence: Recurrence;
  /** Flat, each cycle, in advance. */
  readonly amount: number;
  /** Of what is priced by quantity: seats in advance, or usage in arrears where there is a meter. */
  readonly price: Price | null;
  readonly meterId: string | null;
  readonly minimumAmount: number;
  readonly termCycles: number | null;
  /** There is one period of it, which is whole: no wanted day makes it shorter. */
  readonly isOneTime: boolean;
}

export interface AddOnTerms {
  readonly id: string;
  readonly name: string;
  readonly charge: 'recurring' | 'one_time';
  readonly amount: number;
  readonly quantity: number;
}

/** What an enrollment holds: an option, how many seats of it, and extras. */
export interface EnrollmentItems {
  /** What the subscription is called, for descriptions. */
  readonly name: string;
  readonly option: OptionTerms;
  readonly seats: number;
  readonly addOns: readonly AddOnTerms[];
  /** Charged with every period; null: nothing is shipped. */
  readonly shipping: { readonly name: string; readonly amount: number } | null;
}

/** Something that is charged in advance and in proportion to time. */
export interface Item {
  readonly item: string;
  readonly kind: LineKind;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string | null;
  /** For a full period: an exact decimal of minor units. */
  readonly price: string;
}

/** What the items of an enrollment cost in advance for each full period. Usage, and a minimum that depends on it, come in arrears. */
export function itemsOf({ name, option, seats, addOns }: EnrollmentItems): Item[] {
  const { id, amount, price, meterId, minimumAmount } = option;
  const title = `${name}, ${option.name}`;
  const seatPrice = price !== null && meterId === null ? priceOf(price, seats) : exact(0);
  const unitPrice = price?.model === 'per_unit' ? price.unitPrice : null;
  // Of the seats as they are invoiced, so that a full period with a minimum charge comes to just that.
  const charged = exact(roundToMinorUnit(seatPrice)).add(amount);
  const shortfall = meterId === null ? minimumShortfall(charged, minimumAmount) : exact(0);
  const one = { quantity: '1', unitPrice: null };
  const items: Item[] = [
    { item: `flat:${id}`, kind: 'subscription', description: title, ...one, price: String(amount) },
    {
      item: `seats:${id}`,
      kind: 'seats',
      description: `${title}: ${seats} ${seats === 1 ? 'seat' : 'seats'}`,
      quantity: String(seats),
      unitPrice,
      price: seatPrice.toFixed(),
    },
    {
      item: `minimum:${id}`,
      kind: 'minimum',
      description: `${title}: minimum charge`,
      ...one,
      price: shortfall.toFixed(),
    },
    ...addOns
      .filter(({ charge }) => charge === 'recurring')
      .map((addOn): Item => ({
        item: `add_on:${addOn.id}`,
        kind: 'add_on',
        description: addOn.name,
        quantity: String(addOn.quantity),
        unitPrice: String(addOn.amount),
        price: String(addOn.amount * addOn.quantity),
      })),
  ];
  return items.filter((item) => item.price !== '0');
}
