import type Stripe from 'stripe';

/** Stripe's package is large, and only for those who use it: it is loaded when it is first needed. */
export async function stripePackage(): Promise<typeof Stripe> {
  return (await import('stripe')).default;
}
