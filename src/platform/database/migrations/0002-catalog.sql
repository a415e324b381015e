-- The catalog. Every key and index leads with the store; a constraint is named for the field that violates it.
-- The rows of an id list are inserted before the row that has the list, so their foreign keys to it are deferred.
-- Sort indexes leave out the id: with it, a plan made before there are statistics prefers one of them to the primary key.

create table shipping_options (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  name text not null,
  amount bigint not null check (amount between 0 and 999999999999),
  status text not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id)
);
create index shipping_options_name on shipping_options (store_id, (lower(name) collate "C"));

create table tax_rates (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  name text not null,
  percentage numeric not null,
  country text,
  region text,
  status text not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id)
);
create index tax_rates_name on tax_rates (store_id, (lower(name) collate "C"));

create table meters (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  "key" text not null,
  name text not null,
  aggregation text not null,
  unique_property text,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id)
);
create index meters_name on meters (store_id, (lower(name) collate "C"));
create unique index meters_unique_key on meters (store_id, "key");

create table subscriptions (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  name text not null,
  type text not null,
  status text not null,
  description text,
  free_trial_days integer not null,
  setup_fee bigint not null check (setup_fee between 0 and 999999999999),
  allow_billing_option_changes boolean not null,
  shipping_charge boolean not null,
  shipping_option_id text collate "C",
  tax_charge boolean not null,
  tax_rate_ids text[] not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint subscriptions_needs_shipping_option_id foreign key (store_id, shipping_option_id) references shipping_options (store_id, id)
);
create index subscriptions_name on subscriptions (store_id, (lower(name) collate "C"));
create index subscriptions_shipping_option on subscriptions (store_id, shipping_option_id);

create table subscription_tax_rates (
  store_id text collate "C" not null,
  subscription_id text collate "C" not null,
  tax_rate_id text collate "C" not null,
  primary key (store_id, subscription_id, tax_rate_id),
  foreign key (store_id, subscription_id) references subscriptions (store_id, id) on delete cascade deferrable initially deferred,
  constraint subscription_tax_rates_needs_tax_rate_ids foreign key (store_id, tax_rate_id) references tax_rates (store_id, id)
);
create index subscription_tax_rates_rate on subscription_tax_rates (store_id, tax_rate_id);

create table billing_options (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  subscription_id text collate "C" not null,
  name text not null,
  status text not null,
  cycle text not null,
  interval_count integer not null,
  renewal_type text not null,
  term_cycles integer,
  amount bigint not null check (amount between 0 and 999999999999),
  price_model text,
  unit_price numeric,
  tiers jsonb,
  package_size integer,
  percentage numeric,
  meter_id text collate "C",
  minimum_amount bigint not null check (minimum_amount between 0 and 999999999999),
  min_seats integer not null,
  max_seats integer,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint billing_options_needs_subscription_id foreign key (store_id, subscription_id) references subscriptions (store_id, id),
  constraint billing_options_needs_meter_id foreign key (store_id, meter_id) references meters (store_id, id)
);
create index billing_options_name on billing_options (store_id, (lower(name) collate "C"));
create index billing_options_subscription on billing_options (store_id, subscription_id);
create index billing_options_meter on billing_options (store_id, meter_id);

create table add_ons (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  subscription_id text collate "C" not null,
  name text not null,
  status text not null,
  description text,
  charge text not null,
  amount bigint not null check (amount between 0 and 999999999999),
  max_quantity integer,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint add_ons_needs_subscription_id foreign key (store_id, subscription_id) references subscriptions (store_id, id)
);
create index add_ons_name on add_ons (store_id, (lower(name) collate "C"));
create index add_ons_subscription on add_ons (store_id, subscription_id);

create table coupons (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  code text not null,
  name text,
  status text not null,
  percent_off numeric,
  amount_off bigint check (amount_off between 1 and 999999999999),
  duration text not null,
  duration_cycles integer,
  max_redemptions integer,
  redemptions integer not null default 0,
  minimum_amount bigint not null check (minimum_amount between 0 and 999999999999),
  starts_on date,
  ends_on date,
  subscription_ids text[] not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id)
);
create index coupons_name on coupons (store_id, (lower(name) collate "C"));
create unique index coupons_unique_code on coupons (store_id, (lower(code) collate "C"));

create table coupon_subscriptions (
  store_id text collate "C" not null,
  coupon_id text collate "C" not null,
  subscription_id text collate "C" not null,
  primary key (store_id, coupon_id, subscription_id),
  foreign key (store_id, coupon_id) references coupons (store_id, id) on delete cascade deferrable initially deferred,
  constraint coupon_subscriptions_needs_subscription_ids foreign key (store_id, subscription_id) references subscriptions (store_id, id)
);
create index coupon_subscriptions_subscription on coupon_subscriptions (store_id, subscription_id);
