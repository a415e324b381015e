-- Scheduled changes keep their own rows of items, late usage has a grace time after an end or a change, and usage that
-- waits for an invoice is distinguished from usage that is billed. Days of issue follow the numbers of invoices.

alter table enrollment_holdings drop constraint enrollment_holdings_pkey,
  add primary key (store_id, enrollment_id, version, held_from);

alter table stores add column usage_grace_days integer not null default 3 check (usage_grace_days between 0 and 30);

alter table enrollments add column closing_on date;
create index enrollments_closing on enrollments (store_id, closing_on) where closing_on is not null;

alter table usage_events add column is_late boolean not null default false;
create index usage_events_late on usage_events (store_id, enrollment_id) where is_late;

alter table invoice_counters add column last_issued_on date;
update invoice_counters c set last_issued_on = (select max(issued_on) from invoices i where i.store_id = c.store_id and number is not null);

create or replace function write_store_event(store stores, standing text, type text) returns void language sql as $$
  select write_event(store.id, type, store.id, json_build_object(
    'id', store.id, 'name', store.name, 'time_zone', store.time_zone, 'support_email', store.support_email,
    'proration_unit', store.proration_unit, 'tax_behavior', store.tax_behavior, 'invoice_prefix', store.invoice_prefix,
    'payment_terms_days', store.payment_terms_days, 'dunning_days', store.dunning_days, 'dunning_end', store.dunning_end,
    'usage_grace_days', store.usage_grace_days,
    'metadata', store.metadata, 'created_at', shown_time(store.created_at), 'updated_at', shown_time(store.updated_at),
    'account_id', store.account_id, 'status', store.status, 'currency', store.currency, 'rate_limit', store.rate_limit,
    'standing', standing), store_time(store.id))
$$;
