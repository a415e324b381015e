-- The event log. Triggers write the events in the transaction of the change, so no change goes without one, and an
-- event's data is fixed then: the resource as the API shows it. An event gets its number and id after its transaction has
-- ended (see EventsRepository): numbers assigned within it would make each transaction of a store wait for the one before.

create table event_log (
  store_id text collate "C" not null references stores (id) on delete cascade,
  position bigint generated always as identity,
  sequence bigint,
  id text collate "C",
  type text collate "C" not null,
  object_id text collate "C" not null,
  data json not null,
  occurred_at timestamptz(3) not null,
  created_at timestamptz(3) not null default clock_timestamp()
);
-- Whoever writes an event holds the thing that it is about, so the positions of one thing's events are in their order.
create index event_log_waiting on event_log (store_id, position) where sequence is null;
create unique index event_log_id on event_log (store_id, id) where sequence is not null;
create unique index event_log_sequence on event_log (store_id, sequence) where sequence is not null;
create index event_log_type on event_log (store_id, type, id) where sequence is not null;
create index event_log_object on event_log (store_id, object_id, id) where sequence is not null;

-- Only events with a number are there to be read. They belong to what happened, and never change.
create view events as
  select store_id, id, sequence, type, object_id, data, occurred_at, '{}'::jsonb as metadata,
    created_at, created_at as updated_at
  from event_log where sequence is not null;

-- Stable, as what it calls is: so it is put in the place of its call.
create function shown_time(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The time that it is for a store: a sandbox store may have its own.
create function store_time(store text) returns timestamptz language sql stable as $$
  select coalesce((select clock from stores where id = store), clock_timestamp())
$$;

create function write_event(store text, type text, object text, data json, at timestamptz) returns void language plpgsql as $$
begin
  insert into event_log (store_id, type, object_id, data, occurred_at) values (store, type, object, data, at);
end
$$;

create function enrollment_event() returns trigger language plpgsql as $$
declare
  type text;
begin
  if tg_op = 'INSERT' then type := 'enrollment.created';
  elsif new.status <> old.status then
    type := case
      when new.status = 'past_due' then 'enrollment.past_due'
      when new.status = 'paused' then 'enrollment.paused'
      when new.status = 'cancelled' then 'enrollment.cancelled'
      when new.status = 'ended' then 'enrollment.ended'
      when old.status = 'paused' then 'enrollment.resumed'
      when old.status = 'past_due' then 'enrollment.recovered'
      when old.status = 'trialing' and new.status = 'active' then 'enrollment.activated'
      else 'enrollment.updated'
    end;
  elsif new.current_period::text is distinct from old.current_period::text then
    type := case
      when new.status = 'trialing' then 'enrollment.trial_started'
      when old.current_period is null then 'enrollment.activated'
      else 'enrollment.renewed'
    end;
  else type := 'enrollment.updated';
  end if;
  perform write_event(new.store_id, type, new.id, json_build_object(
    'id', new.id, 'subscriber_id', new.subscriber_id, 'start_on', new.start_on, 'anchor_day', new.anchor_day,
    'trial_days', new.trial_days, 'payment_method_id', new.payment_method_id, 'billing_option_id', new.billing_option_id,
    'seats', new.seats, 'add_ons', new.add_ons, 'coupon_code', new.coupon_code, 'metadata', new.metadata,
    'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at),
    'subscription_id', new.subscription_id, 'status', new.status, 'current_period', new.current_period,
    'trial_end', new.trial_end, 'next_billing_on', new.next_billing_on, 'cycles_billed', new.cycles_billed,
    'scheduled_change', new.scheduled_change, 'cancel_at_period_end', new.cancel_at_period_end,
    'cancelled_at', shown_time(new.cancelled_at), 'ended_at', shown_time(new.ended_at)), new.updated_at);
  return null;
end
$$;
create trigger enrollments_created after insert on enrollments for each row execute function enrollment_event();
-- Whoever takes an enrollment to bill it changes nothing that is shown, and not its time of change.
create trigger enrollments_changed after update of updated_at on enrollments
  for each row execute function enrollment_event();

create function invoice_event() returns trigger language plpgsql as $$
declare
  types text[] := '{}';
  type text;
begin
  if tg_op = 'INSERT' then
    -- One that waits for its number is told of when it has it.
    if new.status = 'draft' and new.issued_on is not null then return null; end if;
    types := array['invoice.created'];
  else
    if old.status = 'draft' and new.status in ('open', 'paid') then types := types || 'invoice.issued'::text; end if;
    if new.credited_total > old.credited_total then types := types || 'invoice.credited'::text; end if;
    if new.failed_attempts > old.failed_attempts then types := types || 'invoice.payment_failed'::text; end if;
    if old.first_failed_on is not null and old.collect_on is not null and new.collect_on is null and new.status = 'open'
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
      'subtotal', new.subtotal, 'discount_total', new.discount_total, 'tax_total', new.tax_total, 'total', new.total,
      'credited_total', new.credited_total, 'balance_applied', new.balance_applied, 'amount_paid', new.amount_paid,
      'amount_due', new.amount_due, 'collect_on', new.collect_on, 'failed_attempts', new.failed_attempts), new.updated_at);
  end loop;
  return null;
end
$$;
create trigger invoices_created after insert on invoices for each row execute function invoice_event();
create trigger invoices_changed after update of updated_at on invoices for each row execute function invoice_event();

create function payment_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id,
    case
      when tg_op = 'UPDATE' and new.amount_refunded > old.amount_refunded then 'payment.refunded'
      when tg_op = 'UPDATE' and new.amount_refunded < old.amount_refunded then 'payment.refund_failed'
      else 'payment.' || new.status
    end,
    new.id, json_build_object(
    'id', new.id, 'invoice_id', new.invoice_id, 'subscriber_id', new.subscriber_id, 'amount', new.amount,
    'currency', new.currency, 'status', new.status, 'gateway', new.gateway, 'gateway_reference', new.gateway_reference,
    'failure_code', new.failure_code, 'payment_method_id', new.payment_method_id, 'attempt', new.attempt,
    'amount_refunded', new.amount_refunded, 'metadata', new.metadata,
    'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at)), new.updated_at);
  return null;
end
$$;
create trigger payments_created after insert on payments for each row execute function payment_event();
create trigger payments_changed after update of status, amount_refunded, gateway_reference on payments
  for each row when (new.status <> old.status or new.amount_refunded <> old.amount_refunded
    or new.gateway_reference is distinct from old.gateway_reference)
  execute function payment_event();

create function refund_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, 'refund.' || new.status, new.id, json_build_object(
    'id', new.id, 'payment_id', new.payment_id, 'invoice_id', new.invoice_id, 'credit_note_id', new.credit_note_id,
    'subscriber_id', new.subscriber_id, 'amount', new.amount, 'currency', new.currency, 'status', new.status,
    'gateway', new.gateway, 'gateway_reference', new.gateway_reference, 'failure_code', new.failure_code,
    'reason', new.reason, 'metadata', new.metadata,
    'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at)), new.updated_at);
  return null;
end
$$;
create trigger refunds_created after insert on refunds for each row execute function refund_event();
create trigger refunds_changed after update of status, gateway_reference on refunds
  for each row when (new.status <> old.status or new.gateway_reference is distinct from old.gateway_reference) execute function refund_event();

create function credit_note_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, case tg_op when 'INSERT' then 'credit_note.issued' else 'credit_note.updated' end,
    new.id, json_build_object(
    'id', new.id, 'invoice_id', new.invoice_id, 'reason', new.reason, 'refund', new.refund, 'metadata', new.metadata,
    'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at), 'number', new.number,
    'subscriber_id', new.subscriber_id, 'currency', new.currency, 'issued_on', new.issued_on, 'lines', new.lines,
    'amount', new.amount, 'tax_total', new.tax_total, 'amount_off_due', new.amount_off_due,
    'amount_refunded', new.amount_refunded, 'amount_to_balance', new.amount_to_balance), new.updated_at);
  return null;
end
$$;
create trigger credit_notes_created after insert or update on credit_notes
  for each row execute function credit_note_event();

create function subscriber_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id,
    case
      when tg_op = 'INSERT' then 'subscriber.created'
      when new.deleted_at is not null then 'subscriber.deleted'
      when new.balance <> old.balance then 'subscriber.balance_changed'
      else 'subscriber.updated'
    end,
    new.id, json_build_object(
    'id', new.id, 'email', new.email, 'first_name', new.first_name, 'last_name', new.last_name, 'company', new.company,
    'phone', new.phone, 'time_zone', new.time_zone, 'address', new.address, 'tax_exempt', new.tax_exempt,
    'tax_id', new.tax_id, 'metadata', new.metadata, 'created_at', shown_time(new.created_at),
    'updated_at', shown_time(new.updated_at), 'status', new.status, 'balance', new.balance),
    coalesce(new.deleted_at, new.updated_at));
  return null;
end
$$;
create trigger subscribers_created after insert on subscribers for each row execute function subscriber_event();
-- Its status only follows its enrollments, which tell of themselves.
create trigger subscribers_changed after update of updated_at, deleted_at on subscribers
  for each row execute function subscriber_event();

create function api_key_event() returns trigger language plpgsql as $$
declare
  key api_keys;
begin
  if tg_op = 'INSERT' then key := new; else key := old; end if;
  perform write_event(key.store_id, case tg_op when 'INSERT' then 'api_key.created' else 'api_key.revoked' end,
    key.id, json_build_object(
    'id', key.id, 'name', key.name, 'scope', key.scope, 'expires_at', shown_time(key.expires_at),
    'metadata', key.metadata, 'created_at', shown_time(key.created_at), 'updated_at', shown_time(key.updated_at),
    'last_used_at', shown_time(key.last_used_at), 'hint', key.hint), store_time(key.store_id));
  return null;
end
$$;
create trigger api_keys_event after insert or delete on api_keys for each row execute function api_key_event();

create function write_store_event(store stores, standing text, type text) returns void language sql as $$
  select write_event(store.id, type, store.id, json_build_object(
    'id', store.id, 'name', store.name, 'time_zone', store.time_zone, 'support_email', store.support_email,
    'proration_unit', store.proration_unit, 'tax_behavior', store.tax_behavior, 'invoice_prefix', store.invoice_prefix,
    'payment_terms_days', store.payment_terms_days, 'dunning_days', store.dunning_days, 'dunning_end', store.dunning_end,
    'metadata', store.metadata, 'created_at', shown_time(store.created_at), 'updated_at', shown_time(store.updated_at),
    'account_id', store.account_id, 'status', store.status, 'currency', store.currency, 'rate_limit', store.rate_limit,
    'standing', standing), store_time(store.id))
$$;

-- An account's standing is its stores'.
create function standing_event() returns trigger language plpgsql as $$
begin
  perform write_store_event(store, new.standing, 'store.standing_changed') from stores store where account_id = new.id;
  return null;
end
$$;
create trigger accounts_standing after update of standing on accounts
  for each row when (new.standing <> old.standing) execute function standing_event();

create function store_event() returns trigger language plpgsql as $$
begin
  perform write_store_event(new, (select standing from accounts where id = new.account_id), 'store.updated');
  return null;
end
$$;
create trigger stores_changed after update of updated_at on stores for each row execute function store_event();
