-- The tables as the migrations leave them, made from a new database by `npm run schema`: edits are lost.
-- The functions are in src/platform/database/functions.

create sequence store_number start 10001;

create table accounts (
  id text collate "C" not null,
  name text not null,
  email text not null,
  standing text not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint accounts_pkey primary key (id),
  constraint accounts_standing_check check ((standing = any (array['good'::text, 'past_due'::text, 'disabled'::text])))
);
create trigger accounts_announce after update of standing on accounts for each statement execute function announce('standing_order_access');
create trigger accounts_standing after update of standing on accounts for each row when ((new.standing <> old.standing)) execute function standing_event();

create table add_ons (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscription_id text collate "C" not null,
  name text not null,
  status text not null,
  description text,
  charge text not null,
  amount bigint not null,
  max_quantity integer,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint add_ons_pkey primary key (store_id, id),
  constraint add_ons_amount_check check (((amount >= 0) and (amount <= '999999999999'::bigint))),
  constraint add_ons_needs_subscription_id foreign key (store_id, subscription_id) references subscriptions(store_id, id),
  constraint add_ons_store_id_fkey foreign key (store_id) references stores(id)
);
create index add_ons_name on add_ons (store_id, lower(name) collate "C");
create index add_ons_subscription on add_ons (store_id, subscription_id);

create table api_keys (
  store_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  scope text not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  hint text not null,
  digest bytea not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint api_keys_pkey primary key (store_id, id),
  constraint api_keys_unique_digest unique (store_id, digest),
  constraint api_keys_scope_check check ((scope = any (array['read'::text, 'write'::text]))),
  constraint api_keys_store_id_fkey foreign key (store_id) references stores(id)
);
create trigger api_keys_announce after delete or update of scope, expires_at, digest on api_keys for each statement execute function announce('standing_order_access');
create trigger api_keys_event after insert or delete on api_keys for each row execute function api_key_event();

create table balance_refunds (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  amount bigint not null,
  currency text not null,
  reason text,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint balance_refunds_pkey primary key (store_id, id),
  constraint balance_refunds_amount_check check ((amount > 0)),
  constraint balance_refunds_store_id_fkey foreign key (store_id) references stores(id),
  constraint balance_refunds_store_id_subscriber_id_fkey foreign key (store_id, subscriber_id) references subscribers(store_id, id)
);
create index balance_refunds_created_at on balance_refunds (store_id, created_at);
create index balance_refunds_subscriber on balance_refunds (store_id, subscriber_id);
create trigger balance_refunds_created after insert on balance_refunds for each row execute function balance_refund_event();

create table billed_usage (
  store_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  number integer not null,
  billing_option_id text collate "C" not null,
  used_from timestamptz(3) not null,
  used_to timestamptz(3) not null,
  quantity numeric not null,
  amount bigint not null,
  minimum numeric not null,
  has_late_events boolean not null default false,
  highest bigint,
  tax_behavior text,
  constraint billed_usage_pkey primary key (store_id, enrollment_id, number, used_from),
  constraint billed_usage_store_id_enrollment_id_fkey foreign key (store_id, enrollment_id) references enrollments(store_id, id)
);

create table billing_options (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscription_id text collate "C" not null,
  name text not null,
  status text not null,
  cycle text not null,
  interval_count integer not null,
  renewal_type text not null,
  term_cycles integer,
  amount bigint not null,
  price_model text,
  unit_price numeric,
  tiers jsonb,
  package_size integer,
  percentage numeric,
  meter_id text collate "C",
  minimum_amount bigint not null,
  min_seats integer not null,
  max_seats integer,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint billing_options_pkey primary key (store_id, id),
  constraint billing_options_amount_check check (((amount >= 0) and (amount <= '999999999999'::bigint))),
  constraint billing_options_minimum_amount_check check (((minimum_amount >= 0) and (minimum_amount <= '999999999999'::bigint))),
  constraint billing_options_needs_meter_id foreign key (store_id, meter_id) references meters(store_id, id),
  constraint billing_options_needs_subscription_id foreign key (store_id, subscription_id) references subscriptions(store_id, id),
  constraint billing_options_store_id_fkey foreign key (store_id) references stores(id)
);
create index billing_options_meter on billing_options (store_id, meter_id);
create index billing_options_name on billing_options (store_id, lower(name) collate "C");
create index billing_options_subscription on billing_options (store_id, subscription_id);

create table counters (
  store_id text collate "C" not null,
  name text collate "C" not null,
  last bigint not null,
  constraint counters_pkey primary key (store_id, name),
  constraint counters_store_id_fkey foreign key (store_id) references stores(id) on delete cascade
);

create table coupon_redemptions (
  store_id text collate "C" not null,
  coupon_id text collate "C" not null,
  subscriber_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  redeemed_at timestamptz(3) not null,
  constraint coupon_redemptions_pkey primary key (store_id, coupon_id, subscriber_id),
  constraint coupon_redemptions_store_id_coupon_id_fkey foreign key (store_id, coupon_id) references coupons(store_id, id),
  constraint coupon_redemptions_store_id_enrollment_id_fkey foreign key (store_id, enrollment_id) references enrollments(store_id, id),
  constraint coupon_redemptions_store_id_subscriber_id_fkey foreign key (store_id, subscriber_id) references subscribers(store_id, id)
);

create table coupon_subscriptions (
  store_id text collate "C" not null,
  coupon_id text collate "C" not null,
  subscription_id text collate "C" not null,
  constraint coupon_subscriptions_pkey primary key (store_id, coupon_id, subscription_id),
  constraint coupon_subscriptions_needs_subscription_ids foreign key (store_id, subscription_id) references subscriptions(store_id, id),
  constraint coupon_subscriptions_store_id_coupon_id_fkey foreign key (store_id, coupon_id) references coupons(store_id, id) on delete cascade deferrable initially deferred
);
create index coupon_subscriptions_subscription on coupon_subscriptions (store_id, subscription_id);

create table coupons (
  store_id text collate "C" not null,
  id text collate "C" not null,
  code text not null,
  name text,
  status text not null,
  percent_off numeric,
  amount_off bigint,
  duration text not null,
  duration_cycles integer,
  max_redemptions integer,
  redemptions integer not null default 0,
  minimum_amount bigint not null,
  starts_on date,
  ends_on date,
  subscription_ids text[] not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint coupons_pkey primary key (store_id, id),
  constraint coupons_amount_off_check check (((amount_off >= 1) and (amount_off <= '999999999999'::bigint))),
  constraint coupons_minimum_amount_check check (((minimum_amount >= 0) and (minimum_amount <= '999999999999'::bigint))),
  constraint coupons_store_id_fkey foreign key (store_id) references stores(id)
);
create index coupons_name on coupons (store_id, lower(name) collate "C");
create unique index coupons_unique_code on coupons (store_id, lower(code) collate "C");

create table credit_notes (
  store_id text collate "C" not null,
  id text collate "C" not null,
  number text not null,
  invoice_id text collate "C" not null,
  subscriber_id text collate "C" not null,
  currency text not null,
  lines json not null,
  amount bigint not null,
  tax_total bigint not null,
  reason text,
  refund boolean not null,
  issued_on date not null,
  amount_off_due bigint not null,
  amount_refunded bigint not null,
  amount_to_balance bigint not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint credit_notes_pkey primary key (store_id, id),
  constraint credit_notes_unique_number unique (store_id, number),
  constraint credit_notes_amount check ((amount = ((amount_off_due + amount_refunded) + amount_to_balance))),
  constraint credit_notes_amount_check check ((amount > 0)),
  constraint credit_notes_amount_off_due_check check ((amount_off_due >= 0)),
  constraint credit_notes_amount_refunded_check check ((amount_refunded >= 0)),
  constraint credit_notes_amount_to_balance_check check ((amount_to_balance >= 0)),
  constraint credit_notes_needs_invoice_id foreign key (store_id, invoice_id) references invoices(store_id, id),
  constraint credit_notes_store_id_fkey foreign key (store_id) references stores(id)
);
create index credit_notes_created_at on credit_notes (store_id, created_at);
create index credit_notes_invoice on credit_notes (store_id, invoice_id);
create index credit_notes_issued_on on credit_notes (store_id, issued_on);
create index credit_notes_subscriber on credit_notes (store_id, subscriber_id);
create trigger credit_notes_created after insert or update on credit_notes for each row execute function credit_note_event();

create table daily_tasks (
  store_id text collate "C" not null,
  task text collate "C" not null,
  done_on date not null,
  failures integer not null default 0,
  waits_until timestamptz(3),
  constraint daily_tasks_pkey primary key (store_id, task),
  constraint daily_tasks_store_id_fkey foreign key (store_id) references stores(id) on delete cascade
);

create table enrollment_add_ons (
  store_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  add_on_id text collate "C" not null,
  constraint enrollment_add_ons_pkey primary key (store_id, enrollment_id, add_on_id),
  constraint enrollment_add_ons_needs_add_ons foreign key (store_id, add_on_id) references add_ons(store_id, id),
  constraint enrollment_add_ons_store_id_enrollment_id_fkey foreign key (store_id, enrollment_id) references enrollments(store_id, id) deferrable initially deferred
);
create index enrollment_add_ons_add_on on enrollment_add_ons (store_id, add_on_id);

create table enrollment_holdings (
  store_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  version integer not null,
  held_from text not null,
  billing_option_id text collate "C" not null,
  seats integer not null,
  add_ons json not null,
  recorded_at timestamptz(3) not null,
  constraint enrollment_holdings_pkey primary key (store_id, enrollment_id, version, held_from),
  constraint enrollment_holdings_store_id_billing_option_id_fkey foreign key (store_id, billing_option_id) references billing_options(store_id, id),
  constraint enrollment_holdings_store_id_enrollment_id_fkey foreign key (store_id, enrollment_id) references enrollments(store_id, id)
);
create index enrollment_holdings_billing_option on enrollment_holdings (store_id, billing_option_id);

create table enrollments (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  billing_option_id text collate "C" not null,
  subscription_id text collate "C" not null,
  seats integer not null,
  add_ons json not null,
  coupon_code text,
  coupon_id text collate "C",
  coupon_starts_with integer,
  coupon_ends_before integer,
  start_on date not null,
  anchor_day integer,
  trial_days integer not null,
  payment_method_id text collate "C",
  status text not null,
  current_period json,
  trial_end date,
  next_billing_on date,
  cycles_billed integer not null,
  scheduled_change json,
  cancel_at_period_end boolean not null,
  cancelled_at timestamptz(3),
  ended_at timestamptz(3),
  state json not null,
  version integer not null,
  leased_until timestamptz(3),
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  closing_on date,
  constraint enrollments_pkey primary key (store_id, id),
  constraint enrollments_status_check check ((status = any (array['trialing'::text, 'active'::text, 'past_due'::text, 'paused'::text, 'cancelled'::text, 'ended'::text]))),
  constraint enrollments_needs_billing_option_id foreign key (store_id, billing_option_id) references billing_options(store_id, id),
  constraint enrollments_needs_coupon_code foreign key (store_id, coupon_id) references coupons(store_id, id),
  constraint enrollments_needs_payment_method_id foreign key (store_id, payment_method_id) references payment_methods(store_id, id),
  constraint enrollments_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers(store_id, id),
  constraint enrollments_needs_subscription_id foreign key (store_id, subscription_id) references subscriptions(store_id, id),
  constraint enrollments_store_id_fkey foreign key (store_id) references stores(id)
) with (fillfactor=80);
create index enrollments_billing_option on enrollments (store_id, billing_option_id);
create index enrollments_closing on enrollments (store_id, closing_on) where (closing_on is not null);
create index enrollments_coupon on enrollments (store_id, coupon_id) where (coupon_id is not null);
create index enrollments_created_at on enrollments (store_id, created_at);
create index enrollments_due on enrollments (store_id, next_billing_on) where (next_billing_on is not null);
create index enrollments_payment_method on enrollments (store_id, payment_method_id) where (payment_method_id is not null);
create index enrollments_start_on on enrollments (store_id, start_on);
create index enrollments_status on enrollments (store_id, status);
create index enrollments_subscriber on enrollments (store_id, subscriber_id);
create index enrollments_subscription on enrollments (store_id, subscription_id);
create trigger enrollments_begin after insert on enrollments for each row execute function follow_enrollments();
create trigger enrollments_changed after update of updated_at on enrollments for each row execute function enrollment_event();
create trigger enrollments_created after insert on enrollments for each row execute function enrollment_event();
create trigger enrollments_end after update of status on enrollments for each row when (((old.status is distinct from new.status) and (new.status = any (array['cancelled'::text, 'ended'::text])))) execute function follow_enrollments();

create table event_listeners (
  store_id text collate "C" not null,
  listener text collate "C" not null,
  heard_to bigint not null default 0,
  failures integer not null default 0,
  waits_until timestamptz(3),
  constraint event_listeners_pkey primary key (store_id, listener),
  constraint event_listeners_store_id_fkey foreign key (store_id) references stores(id) on delete cascade
);

create table event_log (
  store_id text collate "C" not null,
  "position" bigint not null generated always as identity,
  sequence bigint,
  id text collate "C",
  type text collate "C" not null,
  object_id text collate "C" not null,
  data json not null,
  occurred_at timestamptz(3) not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  constraint event_log_store_id_fkey foreign key (store_id) references stores(id) on delete cascade
);
create unique index event_log_id on event_log (store_id, id) where (sequence is not null);
create index event_log_object on event_log (store_id, object_id, id) where (sequence is not null);
create unique index event_log_sequence on event_log (store_id, sequence) where (sequence is not null);
create index event_log_type on event_log (store_id, type, id) where (sequence is not null);
create index event_log_waiting on event_log (store_id, "position") where (sequence is null);

create view events as
 select store_id,
    id,
    sequence,
    type,
    object_id,
    data,
    occurred_at,
    '{}'::jsonb as metadata,
    created_at,
    created_at as updated_at
   from event_log
  where sequence is not null;

create table held_credits (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  invoice_id text collate "C" not null,
  amount bigint not null,
  created_at timestamptz(3) not null,
  constraint held_credits_pkey primary key (store_id, id),
  constraint held_credits_amount_check check ((amount > 0)),
  constraint held_credits_store_id_fkey foreign key (store_id) references stores(id)
);
create index held_credits_invoice on held_credits (store_id, invoice_id);

create table idempotency_keys (
  store_id text collate "C" not null,
  key text collate "C" not null,
  request_digest bytea not null,
  status integer,
  headers jsonb,
  body bytea,
  created_at timestamptz(3) not null,
  constraint idempotency_keys_pkey primary key (store_id, key)
);
create index idempotency_keys_age on idempotency_keys (store_id, created_at);

create table installation (
  name text not null,
  value text not null,
  constraint installation_pkey primary key (name)
);

create table invoice_counters (
  store_id text collate "C" not null,
  last bigint not null,
  last_issued_on date,
  constraint invoice_counters_pkey primary key (store_id),
  constraint invoice_counters_store_id_fkey foreign key (store_id) references stores(id)
);

create table invoices (
  store_id text collate "C" not null,
  id text collate "C" not null,
  sequence bigint,
  number text,
  status text not null,
  subscriber_id text collate "C" not null,
  enrollment_id text collate "C",
  period_number integer,
  covers_to integer,
  renewal_type text not null,
  currency text not null,
  tax_behavior text not null,
  issued_on date,
  due_on date,
  lines json not null,
  books json not null,
  subtotal bigint not null,
  discount_total bigint not null,
  tax_total bigint not null,
  total bigint not null,
  credited_total bigint not null default 0,
  balance_applied bigint not null default 0,
  amount_paid bigint not null default 0,
  amount_due bigint not null,
  collect_on date,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  failed_attempts integer not null default 0,
  first_failed_on date,
  recurring json generated always as (recurring_part(lines, books, tax_behavior)) stored,
  credited_by_invoices bigint not null default 0,
  taxes json not null default '[]'::json,
  collection text not null,
  carried_in bigint not null default 0,
  carried_over bigint not null default 0,
  carried_to_invoice_id text collate "C",
  constraint invoices_pkey primary key (store_id, id),
  constraint invoices_amount_due check ((amount_due =
case
    when (status = 'void'::text) then (0)::bigint
    else (((((total - (credited_total - credited_by_invoices)) - balance_applied) - amount_paid) - carried_over) + carried_in)
end)),
  constraint invoices_carried_in_check check ((carried_in >= 0)),
  constraint invoices_carried_over_check check ((carried_over >= 0)),
  constraint invoices_collect_on check (((collect_on is null) or (collection = 'automatic'::text))),
  constraint invoices_collection_check check ((collection = any (array['automatic'::text, 'with_next_invoice'::text, 'by_hand'::text]))),
  constraint invoices_credited_by_invoices_check check ((credited_by_invoices >= 0)),
  constraint invoices_credited_total check ((((credited_total - credited_by_invoices) >= 0) and ((credited_total - credited_by_invoices) <= greatest(total, (0)::bigint)))),
  constraint invoices_renewal_type_check check ((renewal_type = any (array['automatic'::text, 'manual'::text]))),
  constraint invoices_status_check check ((status = any (array['draft'::text, 'open'::text, 'paid'::text, 'void'::text, 'uncollectible'::text]))),
  constraint invoices_needs_enrollment_id foreign key (store_id, enrollment_id) references enrollments(store_id, id),
  constraint invoices_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers(store_id, id),
  constraint invoices_store_id_fkey foreign key (store_id) references stores(id)
) with (fillfactor=80);
create index invoices_carried_to on invoices (store_id, carried_to_invoice_id) where (carried_to_invoice_id is not null);
create index invoices_collect on invoices (store_id, collect_on) where (collect_on is not null);
create index invoices_created_at on invoices (store_id, created_at);
create index invoices_due_on on invoices (store_id, due_on);
create index invoices_enrollment on invoices (store_id, enrollment_id, covers_to);
create index invoices_issued_on on invoices (store_id, issued_on);
create index invoices_number on invoices (store_id, lower(number) collate "C");
create unique index invoices_period on invoices (store_id, enrollment_id, period_number) where (period_number is not null);
create index invoices_recurring on invoices (store_id, subscriber_id, id, ((recurring ->> 'until'::text)) collate "C", ((recurring ->> 'since'::text)) collate "C") where (recurring is not null);
create unique index invoices_sequence on invoices (store_id, sequence) where (sequence is not null);
create index invoices_status on invoices (store_id, status);
create index invoices_subscriber on invoices (store_id, subscriber_id);
create index invoices_unissued on invoices (store_id, created_at) where ((status = 'draft'::text) and (issued_on is not null));
create index invoices_with_next on invoices (store_id, subscriber_id) where ((status = 'open'::text) and (collection = 'with_next_invoice'::text));
create trigger invoices_changed after update of updated_at on invoices for each row execute function invoice_event();
create trigger invoices_created after insert on invoices for each row execute function invoice_event();
create trigger invoices_credits after insert on invoices for each row when ((strpos((new.books)::text, '"credits":'::text) > 0)) execute function book_invoice_credits();
create trigger invoices_credits_shown after update of sequence on invoices for each row when (((old.sequence is null) and (new.sequence is not null) and (strpos((new.books)::text, '"credits":'::text) > 0))) execute function show_invoice_credits();

create table line_accounts (
  store_id text collate "C" not null,
  invoice_id text collate "C" not null,
  invoice_line_id text collate "C" not null,
  gross bigint not null,
  tax bigint not null,
  credited_gross bigint not null default 0,
  credited_tax bigint not null default 0,
  constraint line_accounts_pkey primary key (store_id, invoice_id, invoice_line_id),
  constraint line_accounts_credited check ((((credited_gross >= 0) and (credited_gross <= gross)) and (credited_tax <= tax)))
);

create table line_credits (
  store_id text collate "C" not null,
  id text collate "C" not null,
  invoice_id text collate "C" not null,
  invoice_line_id text collate "C" not null,
  source text not null,
  credit_note_id text collate "C",
  credited_by_invoice_id text collate "C",
  credited_by_line_id text collate "C",
  amount bigint not null,
  tax_amount bigint not null,
  metadata json not null default '{}'::json,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint line_credits_pkey primary key (store_id, id),
  constraint line_credits_amount check (((amount > 0) or (source = 'discount'::text))),
  constraint line_credits_source_check check ((source = any (array['credit_note'::text, 'invoice'::text, 'void'::text, 'discount'::text]))),
  constraint line_credits_store_id_fkey foreign key (store_id) references stores(id)
);
create index line_credits_created_at on line_credits (store_id, created_at);
create index line_credits_credit_note on line_credits (store_id, credit_note_id) where (credit_note_id is not null);
create index line_credits_credited_by on line_credits (store_id, credited_by_invoice_id) where (credited_by_invoice_id is not null);
create index line_credits_invoice on line_credits (store_id, invoice_id);
create trigger line_credits_booked after insert on line_credits for each row when ((new.source <> 'discount'::text)) execute function book_line_credit();

create table maintenance (
  id text not null,
  "on" boolean not null,
  retry_after_seconds integer not null,
  text text,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint maintenance_pkey primary key (id),
  constraint maintenance_id_check check ((id = 'mnt_current'::text))
);
create trigger maintenance_announce after update on maintenance for each statement execute function announce('standing_order_maintenance');

create table meters (
  store_id text collate "C" not null,
  id text collate "C" not null,
  key text not null,
  name text not null,
  aggregation text not null,
  unique_property text,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint meters_pkey primary key (store_id, id),
  constraint meters_store_id_fkey foreign key (store_id) references stores(id)
);
create index meters_name on meters (store_id, lower(name) collate "C");
create unique index meters_unique_key on meters (store_id, key);

create table migrations (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz(3) not null default now(),
  constraint migrations_pkey primary key (number)
);

create table module_migrations (
  module text collate "C" not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz(3) not null default now(),
  constraint module_migrations_pkey primary key (module, number)
);

create table notes (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  text text not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint notes_pkey primary key (store_id, id),
  constraint notes_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers(store_id, id),
  constraint notes_store_id_fkey foreign key (store_id) references stores(id)
);
create index notes_subscriber on notes (store_id, subscriber_id, id);

create table parked_enrollments (
  store_id text collate "C" not null,
  id text collate "C" not null,
  error text not null,
  attempts integer not null,
  next_attempt_at timestamptz(3) not null,
  metadata json not null default '{}'::json,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint parked_enrollments_pkey primary key (store_id, id),
  constraint parked_enrollments_store_id_id_fkey foreign key (store_id, id) references enrollments(store_id, id)
);

create table payment_gateways (
  store_id text collate "C" not null,
  id text collate "C" not null,
  gateway text not null,
  secret_key bytea not null,
  webhook_secret bytea,
  hint text not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint payment_gateways_pkey primary key (store_id, id),
  constraint payment_gateways_unique_gateway unique (store_id, gateway),
  constraint payment_gateways_gateway_check check ((gateway = 'stripe'::text)),
  constraint payment_gateways_store_id_fkey foreign key (store_id) references stores(id)
);

create table payment_methods (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  gateway text not null,
  token text not null,
  "default" boolean not null,
  brand text not null,
  last4 text not null,
  expires_on date not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  customer text,
  request_key text collate "C",
  attached_at timestamptz(3) default clock_timestamp(),
  constraint payment_methods_pkey primary key (store_id, id),
  constraint payment_methods_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers(store_id, id),
  constraint payment_methods_store_id_fkey foreign key (store_id) references stores(id)
);
create index payment_methods_subscriber on payment_methods (store_id, subscriber_id, id);
create unique index payment_methods_unique_default on payment_methods (store_id, subscriber_id) where "default";

create table payments (
  store_id text collate "C" not null,
  id text collate "C" not null,
  invoice_id text collate "C" not null,
  subscriber_id text collate "C" not null,
  amount bigint not null,
  currency text not null,
  status text not null,
  gateway text not null,
  gateway_reference text,
  failure_code text,
  payment_method_id text collate "C",
  attempt integer not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  amount_refunded bigint not null default 0,
  request_key text collate "C",
  asked_since timestamptz(3),
  ask_at timestamptz(3),
  asks integer not null default 0,
  dispute_status text,
  disputed_amount bigint not null default 0,
  dispute_reason text,
  missed_on date,
  constraint payments_pkey primary key (store_id, id),
  constraint payments_amount_refunded check (((amount_refunded >= 0) and (amount_refunded <= amount))),
  constraint payments_dispute_status_check check ((dispute_status = any (array['open'::text, 'won'::text, 'lost'::text]))),
  constraint payments_status_check check ((status = any (array['succeeded'::text, 'failed'::text, 'pending'::text]))),
  constraint payments_needs_invoice_id foreign key (store_id, invoice_id) references invoices(store_id, id),
  constraint payments_store_id_fkey foreign key (store_id) references stores(id)
);
create index payments_ask on payments (store_id, ask_at) where (ask_at is not null);
create unique index payments_attempt on payments (store_id, invoice_id, attempt);
create index payments_created_at on payments (store_id, created_at);
create index payments_gateway_reference on payments (store_id, lower(gateway_reference) collate "C");
create unique index payments_pending on payments (store_id, invoice_id) where (status = 'pending'::text);
create index payments_request_key on payments (store_id, invoice_id, request_key) where (request_key is not null);
create index payments_status on payments (store_id, status);
create index payments_subscriber on payments (store_id, subscriber_id);
create trigger payments_changed after update of status, amount_refunded, gateway_reference on payments for each row when (((new.status <> old.status) or (new.amount_refunded <> old.amount_refunded) or (new.gateway_reference is distinct from old.gateway_reference))) execute function payment_event();
create trigger payments_created after insert on payments for each row execute function payment_event();
create trigger payments_disputed after update of dispute_status on payments for each row when ((new.dispute_status is distinct from old.dispute_status)) execute function payment_event();

create table refunds (
  store_id text collate "C" not null,
  id text collate "C" not null,
  payment_id text collate "C" not null,
  invoice_id text collate "C" not null,
  credit_note_id text collate "C",
  subscriber_id text collate "C" not null,
  amount bigint not null,
  currency text not null,
  status text not null,
  gateway text not null,
  gateway_reference text,
  failure_code text,
  reason text,
  request_key text collate "C",
  asked_since timestamptz(3),
  ask_at timestamptz(3),
  asks integer not null default 0,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  balance_refund_id text collate "C",
  constraint refunds_pkey primary key (store_id, id),
  constraint refunds_amount_check check ((amount > 0)),
  constraint refunds_cause check ((num_nonnulls(credit_note_id, balance_refund_id) = 1)),
  constraint refunds_status_check check ((status = any (array['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint refunds_needs_credit_note_id foreign key (store_id, credit_note_id) references credit_notes(store_id, id),
  constraint refunds_needs_payment_id foreign key (store_id, payment_id) references payments(store_id, id),
  constraint refunds_store_id_balance_refund_id_fkey foreign key (store_id, balance_refund_id) references balance_refunds(store_id, id),
  constraint refunds_store_id_fkey foreign key (store_id) references stores(id)
);
create index refunds_ask on refunds (store_id, ask_at) where (ask_at is not null);
create index refunds_balance_refund on refunds (store_id, balance_refund_id) where (balance_refund_id is not null);
create index refunds_created_at on refunds (store_id, created_at);
create index refunds_credit_note on refunds (store_id, credit_note_id);
create index refunds_invoice on refunds (store_id, invoice_id);
create index refunds_payment on refunds (store_id, payment_id);
create index refunds_status on refunds (store_id, status);
create index refunds_subscriber on refunds (store_id, subscriber_id);
create trigger refunds_changed after update of status, gateway_reference on refunds for each row when (((new.status <> old.status) or (new.gateway_reference is distinct from old.gateway_reference))) execute function refund_event();
create trigger refunds_created after insert on refunds for each row execute function refund_event();

create table shipping_options (
  store_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  amount bigint not null,
  status text not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint shipping_options_pkey primary key (store_id, id),
  constraint shipping_options_amount_check check (((amount >= 0) and (amount <= '999999999999'::bigint))),
  constraint shipping_options_store_id_fkey foreign key (store_id) references stores(id)
);
create index shipping_options_name on shipping_options (store_id, lower(name) collate "C");

create table stores (
  id text collate "C" not null,
  account_id text collate "C" not null,
  name text not null,
  status text not null,
  currency text not null,
  time_zone text not null,
  rate_limit jsonb not null,
  support_email text,
  proration_unit text not null default 'day'::text,
  tax_behavior text not null default 'exclusive'::text,
  invoice_prefix text not null default 'INV-'::text,
  payment_terms_days integer not null default 0,
  dunning_days integer[] not null default '{2,7,14,21}'::integer[],
  dunning_end text not null default 'cancel'::text,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  clock timestamptz(3),
  usage_grace_days integer not null default 3,
  constraint stores_pkey primary key (id),
  constraint stores_dunning_end_check check ((dunning_end = any (array['cancel'::text, 'leave'::text]))),
  constraint stores_proration_unit_check check ((proration_unit = any (array['day'::text, 'second'::text]))),
  constraint stores_status_check check ((status = any (array['live'::text, 'sandbox'::text]))),
  constraint stores_tax_behavior_check check ((tax_behavior = any (array['exclusive'::text, 'inclusive'::text]))),
  constraint stores_usage_grace_days_check check (((usage_grace_days >= 0) and (usage_grace_days <= 30))),
  constraint stores_needs_account_id foreign key (account_id) references accounts(id)
);
create index stores_account on stores (account_id);
create trigger stores_announce after update of rate_limit on stores for each statement execute function announce('standing_order_access');
create trigger stores_announce_clock after update of clock on stores for each statement execute function announce('standing_order_access');
create trigger stores_changed after update of updated_at on stores for each row execute function store_event();

create table subscribers (
  store_id text collate "C" not null,
  id text collate "C" not null,
  email text not null,
  first_name text,
  last_name text,
  company text,
  phone text,
  time_zone text,
  address jsonb,
  tax_exempt boolean not null,
  tax_id text,
  status text not null default 'inactive'::text,
  balance bigint not null default 0,
  deleted_at timestamptz(3),
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint subscribers_pkey primary key (store_id, id),
  constraint subscribers_status_check check ((status = any (array['active'::text, 'inactive'::text]))),
  constraint subscribers_store_id_fkey foreign key (store_id) references stores(id)
);
create index subscribers_company on subscribers (store_id, lower(company) collate "C");
create index subscribers_created_at on subscribers (store_id, created_at);
create index subscribers_email on subscribers (store_id, lower(email) collate "C");
create index subscribers_first_name on subscribers (store_id, lower(first_name) collate "C");
create index subscribers_last_name on subscribers (store_id, lower(last_name) collate "C");
create index subscribers_updated_at on subscribers (store_id, updated_at);
create trigger subscribers_changed after update of updated_at, deleted_at on subscribers for each row execute function subscriber_event();
create trigger subscribers_created after insert on subscribers for each row execute function subscriber_event();

create table subscription_tax_rates (
  store_id text collate "C" not null,
  subscription_id text collate "C" not null,
  tax_rate_id text collate "C" not null,
  constraint subscription_tax_rates_pkey primary key (store_id, subscription_id, tax_rate_id),
  constraint subscription_tax_rates_needs_tax_rate_ids foreign key (store_id, tax_rate_id) references tax_rates(store_id, id),
  constraint subscription_tax_rates_store_id_subscription_id_fkey foreign key (store_id, subscription_id) references subscriptions(store_id, id) on delete cascade deferrable initially deferred
);
create index subscription_tax_rates_rate on subscription_tax_rates (store_id, tax_rate_id);

create table subscriptions (
  store_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  type text not null,
  status text not null,
  description text,
  free_trial_days integer not null,
  setup_fee bigint not null,
  allow_billing_option_changes boolean not null,
  shipping_charge boolean not null,
  shipping_option_id text collate "C",
  tax_charge boolean not null,
  tax_rate_ids text[] not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint subscriptions_pkey primary key (store_id, id),
  constraint subscriptions_setup_fee_check check (((setup_fee >= 0) and (setup_fee <= '999999999999'::bigint))),
  constraint subscriptions_needs_shipping_option_id foreign key (store_id, shipping_option_id) references shipping_options(store_id, id),
  constraint subscriptions_store_id_fkey foreign key (store_id) references stores(id)
);
create index subscriptions_name on subscriptions (store_id, lower(name) collate "C");
create index subscriptions_shipping_option on subscriptions (store_id, shipping_option_id);

create table tax_rates (
  store_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  percentage numeric not null,
  country text,
  region text,
  status text not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint tax_rates_pkey primary key (store_id, id),
  constraint tax_rates_store_id_fkey foreign key (store_id) references stores(id)
);
create index tax_rates_name on tax_rates (store_id, lower(name) collate "C");

create table test_gateway_requests (
  store_id text collate "C" not null,
  key text collate "C" not null,
  kind text not null,
  amount bigint not null,
  currency text not null,
  reference text not null,
  failure_code text,
  created_at timestamptz(3) not null default now(),
  constraint test_gateway_requests_pkey primary key (store_id, key),
  constraint test_gateway_requests_kind_check check ((kind = any (array['charge'::text, 'refund'::text]))),
  constraint test_gateway_requests_store_id_fkey foreign key (store_id) references stores(id)
);

create table usage_events (
  store_id text collate "C" not null,
  id text collate "C" not null,
  external_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  meter text collate "C" not null,
  quantity numeric not null,
  occurred_at timestamptz(3) not null,
  properties json not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  is_late boolean not null default false,
  constraint usage_events_pkey primary key (store_id, external_id)
);
create index usage_events_enrollment on usage_events (store_id, enrollment_id, meter, occurred_at);
create unique index usage_events_id on usage_events (store_id, id);
create index usage_events_late on usage_events (store_id, enrollment_id) where is_late;

create table webhook_deliveries (
  store_id text collate "C" not null,
  id text collate "C" not null,
  endpoint_id text collate "C" not null,
  event_id text collate "C" not null,
  attempt integer not null default 0,
  status text not null,
  response_status integer,
  error text,
  attempted_at timestamptz(3),
  next_attempt_at timestamptz(3),
  leased_until timestamptz(3),
  metadata json not null default '{}'::json,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint webhook_deliveries_pkey primary key (store_id, id),
  constraint webhook_deliveries_once unique (store_id, endpoint_id, event_id),
  constraint webhook_deliveries_status_check check ((status = any (array['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint webhook_deliveries_store_id_endpoint_id_fkey foreign key (store_id, endpoint_id) references webhook_endpoints(store_id, id) on delete cascade,
  constraint webhook_deliveries_store_id_fkey foreign key (store_id) references stores(id)
) with (fillfactor=80);
create index webhook_deliveries_created_at on webhook_deliveries (store_id, created_at);
create index webhook_deliveries_due on webhook_deliveries (store_id, endpoint_id, next_attempt_at, event_id) where (next_attempt_at is not null);
create index webhook_deliveries_event on webhook_deliveries (store_id, event_id);
create index webhook_deliveries_status on webhook_deliveries (store_id, status, id);

create table webhook_endpoints (
  store_id text collate "C" not null,
  id text collate "C" not null,
  url text not null,
  events text[] not null,
  status text not null,
  description text,
  disabled_reason text,
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamptz(3),
  failing_since timestamptz(3),
  told_to bigint not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint webhook_endpoints_pkey primary key (store_id, id),
  constraint webhook_endpoints_disabled_reason_check check ((disabled_reason = any (array['gone'::text, 'failing'::text]))),
  constraint webhook_endpoints_status_check check ((status = any (array['active'::text, 'not_active'::text]))),
  constraint webhook_endpoints_store_id_fkey foreign key (store_id) references stores(id)
);
create trigger webhook_endpoints_disabled after update of status on webhook_endpoints for each row when (((new.disabled_reason is not null) and (old.disabled_reason is null))) execute function webhook_endpoint_event();
