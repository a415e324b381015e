-- Extensions: their migrations, how far their event handlers have processed, and which days are done.

create table module_migrations (
  module text collate "C" not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz(3) not null default now(),
  primary key (module, number)
);

create table event_listeners (
  store_id text collate "C" not null references stores (id) on delete cascade,
  listener text collate "C" not null,
  heard_to bigint not null default 0,
  failures integer not null default 0,
  -- In real time, as leases are.
  waits_until timestamptz(3),
  primary key (store_id, listener)
);

create table daily_tasks (
  store_id text collate "C" not null references stores (id) on delete cascade,
  task text collate "C" not null,
  done_on date not null,
  failures integer not null default 0,
  waits_until timestamptz(3),
  primary key (store_id, task)
);
