-- Enrollments, invoices, payments and usage, and the clock of a sandbox store. Indexes serve the usual searches: owner,
-- status, days and numbers. Other fields are searched by scanning one store, within the statement timeout: an index on
-- each of them would cost more on every invoice than it saves.

alter table stores add column clock timestamptz(3);
create trigger stores_announce_clock after update of clock on stores
  for each statement execute function announce('standing_order_access');

create table enrollments (
  store_id text collate "C" not null references stores (id),
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
  status text not null check (status in ('trialing', 'active', 'past_due', 'paused', 'cancelled', 'ended')),
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
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint enrollments_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers (store_id, id),
  constraint enrollments_needs_billing_option_id foreign key (store_id, billing_option_id) references billing_options (store_id, id),
  constraint enrollments_needs_subscription_id foreign key (store_id, subscription_id) references subscriptions (store_id, id),
  constraint enrollments_needs_coupon_code foreign key (store_id, coupon_id) references coupons (store_id, id),
  constraint enrollments_needs_payment_method_id foreign key (store_id, payment_method_id) references payment_methods (store_id, id)
) with (fillfactor = 80);
create index enrollments_subscriber on enrollments (store_id, subscriber_id);
create index enrollments_billing_option on enrollments (store_id, billing_option_id);
create index enrollments_subscription on enrollments (store_id, subscription_id);
create index enrollments_coupon on enrollments (store_id, coupon_id) where coupon_id is not null;
create index enrollments_payment_method on enrollments (store_id, payment_method_id) where payment_method_id is not null;
create index enrollments_status on enrollments (store_id, status);
create index enrollments_start_on on enrollments (store_id, start_on);
create index enrollments_created_at on enrollments (store_id, created_at);
create index enrollments_due on enrollments (store_id, next_billing_on) where next_billing_on is not null;

-- Everything that an enrollment ever held, so that nothing of it can be deleted, and its history can be read.
create table enrollment_holdings (
  store_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  version integer not null,
  held_from text not null,
  billing_option_id text collate "C" not null,
  seats integer not null,
  add_ons json not null,
  recorded_at timestamptz(3) not null,
  primary key (store_id, enrollment_id, version),
  foreign key (store_id, enrollment_id) references enrollments (store_id, id),
  foreign key (store_id, billing_option_id) references billing_options (store_id, id)
);
create index enrollment_holdings_billing_option on enrollment_holdings (store_id, billing_option_id);

create table enrollment_add_ons (
  store_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  add_on_id text collate "C" not null,
  primary key (store_id, enrollment_id, add_on_id),
  foreign key (store_id, enrollment_id) references enrollments (store_id, id) deferrable initially deferred,
  constraint enrollment_add_ons_needs_add_ons foreign key (store_id, add_on_id) references add_ons (store_id, id)
);
create index enrollment_add_ons_add_on on enrollment_add_ons (store_id, add_on_id);

-- A subscriber is active while one of its enrollments lives, whoever changes that.
create function follow_enrollments() returns trigger language plpgsql as $$
begin
  update subscribers set status = case when exists (
      select from enrollments where store_id = new.store_id and subscriber_id = new.subscriber_id
        and enrollments.status not in ('cancelled', 'ended')
    ) then 'active' else 'inactive' end
  where store_id = new.store_id and id = new.subscriber_id;
  return null;
end
$$;
create trigger enrollments_begin after insert on enrollments
  for each row execute function follow_enrollments();
create trigger enrollments_end after update of status on enrollments
  for each row when (old.status is distinct from new.status and new.status in ('cancelled', 'ended'))
  execute function follow_enrollments();

create table parked_enrollments (
  store_id text collate "C" not null,
  id text collate "C" not null,
  error text not null,
  attempts integer not null,
  next_attempt_at timestamptz(3) not null,
  metadata jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  foreign key (store_id, id) references enrollments (store_id, id)
);

create table invoice_counters (
  store_id text collate "C" primary key references stores (id),
  last bigint not null
);

create table invoices (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  sequence bigint,
  number text,
  status text not null check (status in ('draft', 'open', 'paid', 'void', 'uncollectible')),
  subscriber_id text collate "C" not null,
  enrollment_id text collate "C",
  period_number integer,
  covers_to integer,
  renewal_type text not null check (renewal_type in ('automatic', 'manual')),
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
  payment_method_id text collate "C",
  collect_on date,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint invoices_amount_due check (amount_due = case when status = 'void' then 0 else total - credited_total - balance_applied - amount_paid end),
  constraint invoices_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers (store_id, id),
  constraint invoices_needs_enrollment_id foreign key (store_id, enrollment_id) references enrollments (store_id, id)
) with (fillfactor = 80);
-- Whatever the code does: one invoice for one period of an enrollment.
create unique index invoices_period on invoices (store_id, enrollment_id, period_number) where period_number is not null;
create unique index invoices_sequence on invoices (store_id, sequence) where sequence is not null;
create index invoices_number on invoices (store_id, (lower(number) collate "C"));
create index invoices_status on invoices (store_id, status);
create index invoices_issued_on on invoices (store_id, issued_on);
create index invoices_due_on on invoices (store_id, due_on);
create index invoices_created_at on invoices (store_id, created_at);
create index invoices_subscriber on invoices (store_id, subscriber_id);
create index invoices_enrollment on invoices (store_id, enrollment_id, covers_to);
create index invoices_unissued on invoices (store_id, created_at) where status = 'draft' and issued_on is not null;
create index invoices_collect on invoices (store_id, collect_on) where collect_on is not null;

create table payments (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  invoice_id text collate "C" not null,
  subscriber_id text collate "C" not null,
  amount bigint not null,
  currency text not null,
  status text not null check (status in ('succeeded', 'failed', 'pending')),
  gateway text not null,
  gateway_reference text,
  failure_code text,
  payment_method_id text collate "C",
  attempt integer not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint payments_needs_invoice_id foreign key (store_id, invoice_id) references invoices (store_id, id)
);
create unique index payments_attempt on payments (store_id, invoice_id, attempt);
create index payments_status on payments (store_id, status);
create index payments_gateway_reference on payments (store_id, (lower(gateway_reference) collate "C"));
create index payments_created_at on payments (store_id, created_at);
create index payments_subscriber on payments (store_id, subscriber_id);

-- Without foreign keys: who writes an event has its enrollment locked, and a thousand events are not looked up one by one.
create table usage_events (
  store_id text collate "C" not null,
  id text collate "C" not null,
  external_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  meter text collate "C" not null,
  quantity numeric not null,
  occurred_at timestamptz(3) not null,
  properties jsonb not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, external_id)
);
create unique index usage_events_id on usage_events (store_id, id);
create index usage_events_enrollment on usage_events (store_id, enrollment_id, meter, occurred_at);

-- Stretches of usage that have been invoiced, and whether events have come for them since. The minimum is what usage
-- must at least come to, an exact figure in minor units.
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
  primary key (store_id, enrollment_id, number, used_from),
  foreign key (store_id, enrollment_id) references enrollments (store_id, id)
);
