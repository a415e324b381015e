-- A time as the API shows it. Stable, as what it calls is, so that its call can be inlined.
create or replace function shown_time(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The time in a store: a sandbox store may have a clock of its own.
create or replace function store_time(store text) returns timestamptz language sql stable as $$
  select coalesce((select clock from stores where id = store), clock_timestamp())
$$;

-- Adds an event to the log, which numbers it after the transaction.
create or replace function write_event(store text, type text, object text, data json, at timestamptz)
  returns void language plpgsql as $$
begin
  insert into event_log (store_id, type, object_id, data, occurred_at) values (store, type, object, data, at);
end
$$;
