-- Webhook endpoints and deliveries. Times of attempts are the store's; times of leases are real.

create table webhook_endpoints (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  url text not null,
  events text[] not null,
  status text not null check (status in ('active', 'not_active')),
  description text,
  disabled_reason text check (disabled_reason in ('gone', 'failing')),
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamptz(3),
  failing_since timestamptz(3),
  told_to bigint not null,
  metadata jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id)
);

create table webhook_deliveries (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  endpoint_id text collate "C" not null,
  event_id text collate "C" not null,
  attempt integer not null default 0,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  response_status integer,
  error text,
  attempted_at timestamptz(3),
  next_attempt_at timestamptz(3),
  leased_until timestamptz(3),
  metadata jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint webhook_deliveries_once unique (store_id, endpoint_id, event_id),
  foreign key (store_id, endpoint_id) references webhook_endpoints (store_id, id) on delete cascade
) with (fillfactor = 80);
-- What is due at the same time is told in the order of its events.
create index webhook_deliveries_due on webhook_deliveries (store_id, endpoint_id, next_attempt_at, event_id)
  where next_attempt_at is not null;
create index webhook_deliveries_event on webhook_deliveries (store_id, event_id);
create index webhook_deliveries_status on webhook_deliveries (store_id, status, id);
create index webhook_deliveries_created_at on webhook_deliveries (store_id, created_at);

create function webhook_endpoint_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, 'webhook_endpoint.disabled', new.id, json_build_object(
    'id', new.id, 'url', new.url, 'events', new.events, 'status', new.status, 'description', new.description,
    'metadata', new.metadata, 'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at),
    'disabled_reason', new.disabled_reason), new.updated_at);
  return null;
end
$$;
create trigger webhook_endpoints_disabled after update of status on webhook_endpoints
  for each row when (new.disabled_reason is not null and old.disabled_reason is null)
  execute function webhook_endpoint_event();
