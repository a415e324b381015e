import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Api } from '../api.js';
import type { KindName } from './kinds.js';

/** Kinds whose amounts mean something else in a store with another currency. */
const WITH_AMOUNTS: ReadonlySet<KindName> = new Set([
  'shipping-options',
  'subscriptions',
  'billing-options',
  'add-ons',
  'coupons',
]);

/** A file with things of a kind. */
interface KindFile {
  readonly kind: KindName;
  readonly path: string;
}

/** Amounts are numbers of minor units, and don't say of which currency: a note beside the file does. */
export function noteCurrency({ kind, path }: KindFile, currency: string): void {
  if (WITH_AMOUNTS.has(kind)) writeFileSync(noteOf(path), `${currency}\n`);
}

/** The note goes with lines that are copied to another file. */
export function copyCurrencyNote(from: string, to: string): void {
  if (existsSync(noteOf(from))) copyFileSync(noteOf(from), noteOf(to));
}

/** @throws Error for a file that was exported from a store with another currency */
export async function assertSameCurrency(api: Api, files: readonly KindFile[]): Promise<void> {
  const noted = files.filter(({ path }) => existsSync(noteOf(path)));
  if (noted.length === 0) return;
  const currency = await currencyOf(api);
  for (const { path } of noted) {
    const before = readFileSync(noteOf(path), 'utf8').trim();
    if (before === currency) continue;
    throw new Error(
      `${path} comes from a store in ${before}, and this one is in ${currency}: its amounts would keep their numbers, ` +
        `and be others. If that is meant, say --other-currency; ${before} is what ${noteOf(path)} says`,
    );
  }
}

export async function currencyOf(api: Api): Promise<string> {
  const { currency } = (await api.get('/store')) as { currency: string };
  return currency;
}

function noteOf(path: string): string {
  return `${path}.currency`;
}
