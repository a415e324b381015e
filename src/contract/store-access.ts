export type Standing = 'good' | 'past_due' | 'disabled';
export type KeyScope = 'read' | 'write';

/** What a store may do, as far as the contract asks: found by its credentials, and at most five seconds old. */
export interface StoreAccess {
  readonly storeId: string;
  readonly status: 'live' | 'sandbox';
  readonly currency: string;
  /** Where the clock of a sandbox store stands; null: it goes with the time. */
  readonly clock: string | null;
  readonly standing: Standing;
  readonly rateLimit: { readonly requests: number; readonly window_seconds: number };
  readonly keyId: string;
  readonly keyScope: KeyScope;
}
