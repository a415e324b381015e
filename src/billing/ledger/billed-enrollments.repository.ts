import { Injectable } from '@nestjs/common';
import { CompiledQuery, sql } from 'kysely';
import { columnsAndValues } from '../../platform/database/insertion.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { DraftInvoice } from '../invoices/draft-invoice.js';
import type { BilledEnrollment } from './billed-enrollment.js';
import type { ItemIds } from './catalog.js';

/** What billing writes of an enrollment, by column. */
const ENROLLMENT_VALUES: Readonly<Record<string, (enrollment: BilledEnrollment) => unknown>> = {
  billing_option_id: ({ billing_option_id }) => billing_option_id,
  subscription_id: ({ subscription_id }) => subscription_id,
  seats: ({ seats }) => seats,
  add_ons: ({ add_ons }) => JSON.stringify(add_ons),
  coupon_code: ({ coupon_code }) => coupon_code,
  coupon_id: ({ coupon_id }) => coupon_id,
  coupon_starts_with: ({ coupon_starts_with }) => coupon_starts_with,
  coupon_ends_before: ({ coupon_ends_before }) => coupon_ends_before,
  status: ({ state }) => state.status,
  current_period: ({ state: { period } }) =>
    period === null ? null : JSON.stringify({ start: period.start, end: period.end }),
  trial_end: ({ state }) => state.trialEnd,
  next_billing_on: ({ state }) => state.nextBillingOn,
  cycles_billed: ({ state }) => state.cyclesBilled,
  scheduled_change: ({ scheduled_change }) => (scheduled_change === null ? null : JSON.stringify(scheduled_change)),
  cancel_at_period_end: ({ state }) => state.cancelAtPeriodEnd,
  cancelled_at: ({ cancelled_at }) => cancelled_at,
  ended_at: ({ ended_at }) => ended_at,
  closing_on: ({ state }) => state.closingOn ?? null,
  state: ({ state }) => JSON.stringify(state),
};

const ENROLLMENT_COLUMNS = Object.keys(ENROLLMENT_VALUES);

const INVOICE_COLUMNS = [
  ...(['id', 'status', 'subscriber_id', 'enrollment_id', 'period_number', 'covers_to', 'renewal_type'] as const),
  ...(['currency', 'tax_behavior', 'issued_on', 'due_on', 'lines', 'books', 'subtotal', 'discount_total'] as const),
  ...(['tax_total', 'taxes', 'total', 'balance_applied', 'amount_due', 'collection', 'metadata'] as const),
] satisfies readonly (keyof DraftInvoice)[];

/** `$1` is the store, `$2` the enrollment, `$3` its version, `$4` the time. */
const OWN_VALUES = 4;

const UPDATE = `
  update enrollments set version = version + 1, leased_until = null, updated_at = $4,
    ${ENROLLMENT_COLUMNS.map((column, index) => `${column} = $${OWN_VALUES + index + 1}`).join(', ')}
  where store_id = $1 and id = $2 and version = $3`;

/** Asked by the statement itself: another invoice may have given the subscriber a balance since it was read. */
const HAS_NO_BALANCE = `
    and exists (select from subscribers s where s.store_id = $1 and s.id = enrollments.subscriber_id and s.balance = 0)`;

const INVOICE_VALUES = INVOICE_COLUMNS.map((_, index) => `$${OWN_VALUES + ENROLLMENT_COLUMNS.length + index + 1}`);

/** One statement, so one round trip and one transaction: the enrollment moves on if and only if its invoice is made. */
const andInvoice = (update: string) => `
  with billed as (${update} returning id)
  insert into invoices (store_id, created_at, updated_at, ${INVOICE_COLUMNS.join(', ')})
  select $1, $4, $4, ${INVOICE_VALUES.join(', ')} from billed
  returning id`;

const STATEMENTS = {
  whatever: { alone: `${UPDATE} returning id`, withInvoice: andInvoice(UPDATE) },
  none: { alone: `${UPDATE}${HAS_NO_BALANCE} returning id`, withInvoice: andInvoice(UPDATE + HAS_NO_BALANCE) },
} as const;

/** Writes what billing has made of enrollments. */
@Injectable()
export class BilledEnrollmentsRepository {
  /** The row itself comes from the resource; these are the add-ons that it keeps from being deleted. */
  async rememberItems(
    scope: StoreScope,
    { id, billing_option_id, seats, add_ons, version }: Pick<BilledEnrollment, 'id' | 'version' | keyof ItemIds>,
    from: string,
  ) {
    const { queries, storeId, now } = scope;
    await sql`
      insert into enrollment_holdings ${columnsAndValues({
        store_id: storeId,
        enrollment_id: id,
        version,
        held_from: from,
        billing_option_id,
        seats,
        add_ons: JSON.stringify(add_ons),
        recorded_at: now,
      })}`.execute(queries);
    await this.rememberAddOns(scope, id, add_ons);
  }

  /** @throws the database's conflict on `add_ons` when one is not there */
  async rememberAddOns({ queries, storeId }: StoreScope, id: string, addOns: ItemIds['add_ons']) {
    if (addOns.length === 0) return;
    await sql`
      insert into enrollment_add_ons (store_id, enrollment_id, add_on_id)
      select ${storeId}, ${id}, unnest(${addOns.map(({ add_on_id }) => add_on_id)}::text[]) on conflict do nothing`.execute(
      queries,
    );
  }

  /**
   * Moves an enrollment on, with the invoice that this makes.
   * @param enrollment as it is from now on, with the version that it had
   * @param balance what the subscriber's balance may be; it is locked, unless there is to be none
   * @returns whether it still had that version, and the subscriber that balance: if not, nothing was written
   */
  async moveOn(
    { queries, storeId, now }: StoreScope,
    enrollment: BilledEnrollment,
    invoice: DraftInvoice | null,
    balance: keyof typeof STATEMENTS,
  ): Promise<boolean> {
    const values = [storeId, enrollment.id, enrollment.version, now, ...enrollmentValues(enrollment)];
    const { alone, withInvoice } = STATEMENTS[balance];
    const query =
      invoice === null
        ? CompiledQuery.raw(alone, values)
        : CompiledQuery.raw(withInvoice, [...values, ...invoiceValues(invoice)]);
    const { rows } = await queries.executeQuery(query);
    return rows.length === 1;
  }

  /**
   * Ends the grace time of late usage, which changes nothing that is shown, and so makes no event.
   * @param enrollment as it is from now on, with the version that it had; it is locked
   */
  async endGrace({ queries, storeId }: StoreScope, { id, state }: BilledEnrollment): Promise<void> {
    await sql`
      update enrollments set version = version + 1, leased_until = null, closing_on = ${state.closingOn ?? null},
        state = ${JSON.stringify(state)}::json
      where store_id = ${storeId} and id = ${id}`.execute(queries);
  }

  async insertInvoice({ queries, storeId, now }: StoreScope, invoice: DraftInvoice): Promise<void> {
    const places = INVOICE_COLUMNS.map((_, index) => `$${index + 3}`).join(', ');
    const text = `insert into invoices (store_id, created_at, updated_at, ${INVOICE_COLUMNS.join(', ')}) values ($1, $2, $2, ${places})`;
    await queries.executeQuery(CompiledQuery.raw(text, [storeId, now, ...invoiceValues(invoice)]));
  }

  /** Takes from a subscriber's balance, or with a negative amount adds to it. */
  async takeFromBalance({ queries, storeId, now }: StoreScope, subscriberId: string, amount: number): Promise<void> {
    if (amount === 0) return;
    await sql`
      update subscribers set balance = balance - ${amount}, updated_at = ${now}
      where store_id = ${storeId} and id = ${subscriberId}`.execute(queries);
  }

  /**
   * The balance as it is when nobody else can change it before this transaction ends. Invoices that are inserted hold
   * their subscriber by its key: a stronger lock than this would let two of them wait for each other.
   */
  async lockBalance({ queries, storeId }: StoreScope, subscriberId: string): Promise<number> {
    const { rows } = await sql<{ balance: number }>`
      select balance from subscribers where store_id = ${storeId} and id = ${subscriberId} for no key update`.execute(
      queries,
    );
    return rows[0]?.balance ?? 0;
  }
}

function enrollmentValues(enrollment: BilledEnrollment): unknown[] {
  return Object.values(ENROLLMENT_VALUES).map((valueOf) => valueOf(enrollment));
}

function invoiceValues(invoice: DraftInvoice): unknown[] {
  return INVOICE_COLUMNS.map((column) => {
    const value = invoice[column];
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });
}
