-- Accounts, stores and their API keys, and what the HTTP contract stores for each of them.

create table installation (
  name text primary key,
  value text not null
);

create table accounts (
  id text collate "C" primary key,
  name text not null,
  email text not null,
  standing text not null check (standing in ('good', 'past_due', 'disabled')),
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create sequence store_number start 10001;

create table stores (
  id text collate "C" primary key,
  account_id text collate "C" not null,
  name text not null,
  status text not null check (status in ('live', 'sandbox')),
  currency text not null,
  time_zone text not null,
  rate_limit jsonb not null,
  support_email text,
  proration_unit text not null default 'day' check (proration_unit in ('day', 'second')),
  tax_behavior text not null default 'exclusive' check (tax_behavior in ('exclusive', 'inclusive')),
  invoice_prefix text not null default 'INV-',
  payment_terms_days integer not null default 0,
  dunning_days integer[] not null default '{2,7,14,21}',
  dunning_end text not null default 'cancel' check (dunning_end in ('cancel', 'leave')),
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint stores_needs_account_id foreign key (account_id) references accounts (id)
);
create index stores_account on stores (account_id);

create table api_keys (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  name text not null,
  scope text not null check (scope in ('read', 'write')),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  hint text not null,
  digest bytea not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint api_keys_unique_digest unique (store_id, digest)
);

create table idempotency_keys (
  store_id text collate "C" not null,
  key text collate "C" not null,
  request_digest bytea not null,
  status integer,
  headers jsonb,
  body bytea,
  created_at timestamptz(3) not null,
  primary key (store_id, key)
);
create index idempotency_keys_age on idempotency_keys (store_id, created_at);

create table maintenance (
  id text primary key check (id = 'mnt_current'),
  "on" boolean not null,
  retry_after_seconds integer not null,
  text text,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
insert into maintenance values ('mnt_current', false, 120, null, '{}', now(), now());

-- What every process keeps in memory for a while is announced by the database itself, whoever changes it.
create function announce() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end
$$;
create trigger accounts_announce after update of standing on accounts
  for each statement execute function announce('standing_order_access');
create trigger stores_announce after update of rate_limit on stores
  for each statement execute function announce('standing_order_access');
create trigger api_keys_announce after delete or update of scope, expires_at, digest on api_keys
  for each statement execute function announce('standing_order_access');
create trigger maintenance_announce after update on maintenance
  for each statement execute function announce('standing_order_maintenance');
