import type { Coupon, Tier } from '../resources.js';
import { figureText, countText, priceText } from './amounts.js';
import type { Offer } from './memory.js';

const EVERY: Readonly<Record<string, string>> = { monthly: 'a month', annually: 'a year' };

/** What is on offer, and for how much: `Coffee club, One bag: 19.00 a month`. */
export function offerText(
  { title, cycle, amount, unit_price, tiers, minimum_amount }: Offer,
  currency: string,
): string {
  const every = EVERY[cycle] ?? cycle;
  const prices = [
    ...(amount === 0 ? [] : [`${figureText(amount, currency)} ${every}`]),
    ...(unit_price === null ? [] : [`${priceText(unit_price, currency)} a seat and ${every.replace('a ', '')}`]),
    ...(tiers ?? []).map((tier, index) => tierText(tier, index === 0, currency)),
    ...(minimum_amount === 0 ? [] : [`at least ${figureText(minimum_amount, currency)} ${every}`]),
  ];
  return `${title}: ${prices.join(', ')}`;
}

/** `coupon WELCOME: 25 % off, 3 times`. */
export function couponText(
  { code, percent_off, amount_off, duration, duration_cycles }: Coupon,
  currency: string,
): string {
  const off = percent_off === null ? figureText(amount_off ?? 0, currency) : `${percent_off} %`;
  return `coupon ${code}: ${off} off, ${duration === 'repeating' ? `${duration_cycles} times` : duration}`;
}

function tierText({ up_to, unit_price }: Tier, isFirst: boolean, currency: string): string {
  const which = up_to === null ? 'more' : `${isFirst ? 'the first' : 'up to'} ${countText(up_to)}`;
  return unit_price === '0' ? `${which} included` : `${which} at ${priceText(unit_price, currency)} each`;
}
