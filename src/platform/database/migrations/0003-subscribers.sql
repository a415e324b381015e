-- Subscribers. A deleted subscriber keeps its row, because reports go on counting it.

create table subscribers (
  store_id text collate "C" not null references stores (id),
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
  status text not null default 'inactive' check (status in ('active', 'inactive')),
  balance bigint not null default 0,
  deleted_at timestamptz(3),
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id)
);
create index subscribers_email on subscribers (store_id, (lower(email) collate "C"));
create index subscribers_first_name on subscribers (store_id, (lower(first_name) collate "C"));
create index subscribers_last_name on subscribers (store_id, (lower(last_name) collate "C"));
create index subscribers_company on subscribers (store_id, (lower(company) collate "C"));
create index subscribers_created_at on subscribers (store_id, created_at);
create index subscribers_updated_at on subscribers (store_id, updated_at);

create table notes (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  text text not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint notes_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers (store_id, id)
);
create index notes_subscriber on notes (store_id, subscriber_id, id);

create table payment_methods (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  gateway text not null,
  token text not null,
  "default" boolean not null,
  brand text not null,
  last4 text not null,
  expires_on date not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint payment_methods_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers (store_id, id)
);
create index payment_methods_subscriber on payment_methods (store_id, subscriber_id, id);
create unique index payment_methods_unique_default on payment_methods (store_id, subscriber_id) where "default";
