-- How an invoice is collected: on its days, with the subscriber's next invoice because it is too small to be charged, or
-- by hand, such as from a subscriber who has left. A debt that is charged with another invoice moves there: carried_over of
-- the one is part of carried_in of the other, so the sum of all debts stays the same.

alter table invoices
  add column collection text not null default 'automatic'
    check (collection in ('automatic', 'with_next_invoice', 'by_hand')),
  add column carried_in bigint not null default 0 check (carried_in >= 0),
  add column carried_over bigint not null default 0 check (carried_over >= 0),
  add column carried_to_invoice_id text collate "C",
  -- An invoice is charged to what its enrollment is charged to by then.
  drop column payment_method_id,
  drop constraint invoices_amount_due,
  add constraint invoices_amount_due check (amount_due = case when status = 'void' then 0
    else total - (credited_total - credited_by_invoices) - balance_applied - amount_paid - carried_over + carried_in end);
update invoices set collection = 'by_hand' where renewal_type = 'manual';
update invoices i set collection = 'by_hand', collect_on = null from enrollments e
  where e.store_id = i.store_id and e.id = i.enrollment_id and e.status in ('cancelled', 'ended')
    and i.status = 'open' and i.renewal_type = 'automatic';
alter table invoices alter column collection drop default,
  add constraint invoices_collect_on check (collect_on is null or collection = 'automatic');
create index invoices_with_next on invoices (store_id, subscriber_id)
  where status = 'open' and collection = 'with_next_invoice';
create index invoices_carried_to on invoices (store_id, carried_to_invoice_id) where carried_to_invoice_id is not null;

create or replace function invoice_event() returns trigger language plpgsql as $$
declare
  types text[] := '{}';
  type text;
begin
  if tg_op = 'INSERT' then
    -- One that waits for its number is announced when it has it.
    if new.status = 'draft' and new.issued_on is not null then return null; end if;
    types := array['invoice.created'];
  else
    if old.status = 'draft' and new.status in ('open', 'paid') then types := types || 'invoice.issued'::text; end if;
    if new.carried_over > old.carried_over then types := types || 'invoice.carried_over'::text; end if;
    if new.credited_total > old.credited_total then types := types || 'invoice.credited'::text; end if;
    if new.failed_attempts > old.failed_attempts then types := types || 'invoice.payment_failed'::text; end if;
    if new.first_failed_on is not null and old.collect_on is not null and new.collect_on is null and new.status = 'open'
      then types := types || 'invoice.dunning_ended'::text; end if;
    if new.status <> old.status then
      if new.status = 'paid' then types := types || 'invoice.paid'::text;
      elsif new.status = 'void' then types := types || 'invoice.voided'::text;
      elsif new.status = 'uncollectible' then types := types || 'invoice.marked_uncollectible'::text;
      end if;
    end if;
    if types = '{}' then
      if new.status = 'draft' and new.issued_on is not null then return null; end if;
      types := array['invoice.updated'];
    end if;
  end if;
  foreach type in array types loop
    perform write_event(new.store_id, type, new.id, json_build_object(
      'id', new.id, 'subscriber_id', new.subscriber_id, 'renewal_type', new.renewal_type, 'metadata', new.metadata,
      'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at), 'number', new.number,
      'status', new.status, 'enrollment_id', new.enrollment_id, 'currency', new.currency,
      'tax_behavior', new.tax_behavior, 'issued_on', new.issued_on, 'due_on', new.due_on, 'lines', new.lines,
      'subtotal', new.subtotal, 'discount_total', new.discount_total, 'tax_total', new.tax_total, 'taxes', new.taxes, 'total', new.total,
      'credited_total', new.credited_total,
      'credited_by_invoices', new.credited_by_invoices, 'balance_applied', new.balance_applied, 'amount_paid', new.amount_paid,
      'carried_in', new.carried_in, 'carried_over', new.carried_over, 'carried_to_invoice_id', new.carried_to_invoice_id,
      'amount_due', new.amount_due, 'collection', new.collection, 'collect_on', new.collect_on,
      'failed_attempts', new.failed_attempts), new.updated_at);
  end loop;
  return null;
end
$$;

-- Disputes are noted at the payments that they are about.
alter table payments
  add column dispute_status text check (dispute_status in ('open', 'won', 'lost')),
  add column disputed_amount bigint not null default 0,
  add column dispute_reason text;

create or replace function payment_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id,
    case
      when tg_op = 'UPDATE' and new.dispute_status is distinct from old.dispute_status
        then case new.dispute_status when 'open' then 'payment.disputed' else 'payment.dispute_closed' end
      when tg_op = 'UPDATE' and new.amount_refunded > old.amount_refunded then 'payment.refunded'
      when tg_op = 'UPDATE' and new.amount_refunded < old.amount_refunded then 'payment.refund_failed'
      else 'payment.' || new.status
    end,
    new.id, json_build_object(
    'id', new.id, 'invoice_id', new.invoice_id, 'subscriber_id', new.subscriber_id, 'amount', new.amount,
    'currency', new.currency, 'status', new.status, 'gateway', new.gateway, 'gateway_reference', new.gateway_reference,
    'failure_code', new.failure_code, 'payment_method_id', new.payment_method_id, 'attempt', new.attempt,
    'amount_refunded', new.amount_refunded, 'dispute_status', new.dispute_status,
    'disputed_amount', new.disputed_amount, 'dispute_reason', new.dispute_reason, 'metadata', new.metadata,
    'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at)), new.updated_at);
  return null;
end
$$;
create trigger payments_disputed after update of dispute_status on payments
  for each row when (new.dispute_status is distinct from old.dispute_status) execute function payment_event();

-- A balance that goes back to who has paid. It begins refunds, which have no credit note.
create table balance_refunds (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  reason text,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  foreign key (store_id, subscriber_id) references subscribers (store_id, id)
);
create index balance_refunds_subscriber on balance_refunds (store_id, subscriber_id);
create index balance_refunds_created_at on balance_refunds (store_id, created_at);

alter table refunds alter column credit_note_id drop not null,
  add column balance_refund_id text collate "C",
  add constraint refunds_cause check (num_nonnulls(credit_note_id, balance_refund_id) = 1),
  add foreign key (store_id, balance_refund_id) references balance_refunds (store_id, id);
create index refunds_balance_refund on refunds (store_id, balance_refund_id) where balance_refund_id is not null;

create function balance_refund_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, 'balance_refund.created', new.id, json_build_object(
    'id', new.id, 'subscriber_id', new.subscriber_id, 'amount', new.amount, 'currency', new.currency,
    'reason', new.reason, 'metadata', new.metadata,
    'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at)), new.updated_at);
  return null;
end
$$;
create trigger balance_refunds_created after insert on balance_refunds
  for each row execute function balance_refund_event();

create or replace function refund_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, 'refund.' || new.status, new.id, json_build_object(
    'id', new.id, 'payment_id', new.payment_id, 'invoice_id', new.invoice_id, 'credit_note_id', new.credit_note_id,
    'balance_refund_id', new.balance_refund_id, 'subscriber_id', new.subscriber_id, 'amount', new.amount,
    'currency', new.currency, 'status', new.status, 'gateway', new.gateway,
    'gateway_reference', new.gateway_reference, 'failure_code', new.failure_code,
    'reason', new.reason, 'metadata', new.metadata,
    'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at)), new.updated_at);
  return null;
end
$$;
