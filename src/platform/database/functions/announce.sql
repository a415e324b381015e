-- Notifies every process that something it caches has changed, whatever made the change. The argument is the channel.
create or replace function announce() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end
$$;
