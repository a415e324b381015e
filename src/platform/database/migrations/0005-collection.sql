-- Collection: when an invoice is tried next, requests to payment gateways, refunds and credit notes. Times of requests
-- are real times, because a gateway does not know the clock of a sandbox store.

alter table invoices
  add column failed_attempts integer not null default 0,
  add column first_failed_on date,
  add constraint invoices_credited_total check (credited_total between 0 and greatest(total, 0));

alter table payments
  add column amount_refunded bigint not null default 0,
  add column request_key text collate "C",
  add column asked_since timestamptz(3),
  add column ask_at timestamptz(3),
  add column asks integer not null default 0,
  add constraint payments_amount_refunded check (amount_refunded between 0 and amount);
-- Whatever the code does: no second charge of an invoice while it is not known what became of the first.
create unique index payments_pending on payments (store_id, invoice_id) where status = 'pending';
create index payments_ask on payments (store_id, ask_at) where ask_at is not null;
create index payments_request_key on payments (store_id, invoice_id, request_key) where request_key is not null;

alter table payment_methods
  add column customer text,
  add column request_key text collate "C",
  add column attached_at timestamptz(3) default clock_timestamp();

-- A store's own account at a payment gateway; its secrets are sealed.
create table payment_gateways (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  gateway text not null check (gateway in ('stripe')),
  secret_key bytea not null,
  webhook_secret bytea,
  hint text not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint payment_gateways_unique_gateway unique (store_id, gateway)
);

-- What the test gateway would remember if it were another company's: each key is carried out once.
create table test_gateway_requests (
  store_id text collate "C" not null references stores (id),
  key text collate "C" not null,
  kind text not null check (kind in ('charge', 'refund')),
  amount bigint not null,
  currency text not null,
  reference text not null,
  failure_code text,
  created_at timestamptz(3) not null default now(),
  primary key (store_id, key)
);

create table counters (
  store_id text collate "C" not null references stores (id) on delete cascade,
  name text collate "C" not null,
  last bigint not null,
  primary key (store_id, name)
);

create table credit_notes (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  number text not null,
  invoice_id text collate "C" not null,
  subscriber_id text collate "C" not null,
  currency text not null,
  lines json not null,
  amount bigint not null check (amount > 0),
  tax_total bigint not null,
  reason text,
  refund boolean not null,
  issued_on date not null,
  amount_off_due bigint not null check (amount_off_due >= 0),
  amount_refunded bigint not null check (amount_refunded >= 0),
  amount_to_balance bigint not null check (amount_to_balance >= 0),
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint credit_notes_amount check (amount = amount_off_due + amount_refunded + amount_to_balance),
  constraint credit_notes_unique_number unique (store_id, number),
  constraint credit_notes_needs_invoice_id foreign key (store_id, invoice_id) references invoices (store_id, id)
);
create index credit_notes_invoice on credit_notes (store_id, invoice_id);
create index credit_notes_subscriber on credit_notes (store_id, subscriber_id);
create index credit_notes_created_at on credit_notes (store_id, created_at);

create table refunds (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  payment_id text collate "C" not null,
  invoice_id text collate "C" not null,
  credit_note_id text collate "C" not null,
  subscriber_id text collate "C" not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  gateway text not null,
  gateway_reference text,
  failure_code text,
  reason text,
  request_key text collate "C",
  asked_since timestamptz(3),
  ask_at timestamptz(3),
  asks integer not null default 0,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint refunds_needs_payment_id foreign key (store_id, payment_id) references payments (store_id, id),
  constraint refunds_needs_credit_note_id foreign key (store_id, credit_note_id) references credit_notes (store_id, id)
);
create index refunds_payment on refunds (store_id, payment_id);
create index refunds_invoice on refunds (store_id, invoice_id);
create index refunds_credit_note on refunds (store_id, credit_note_id);
create index refunds_subscriber on refunds (store_id, subscriber_id);
create index refunds_status on refunds (store_id, status);
create index refunds_created_at on refunds (store_id, created_at);
create index refunds_ask on refunds (store_id, ask_at) where ask_at is not null;
