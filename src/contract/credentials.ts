import type { StoreAccess } from './store-access.js';

/**
 * The question that the contract asks and the stores answer: whose credentials are these?
 * An abstract class, so that it is both the type and the token.
 */
export abstract class Credentials {
  /** The store behind a Store ID and an API key; undefined if they are unknown, revoked, expired or do not match. */
  abstract storeOf(storeId: string, apiKey: string): StoreAccess | undefined | Promise<StoreAccess | undefined>;
  abstract isOperator(password: string): boolean;
}
