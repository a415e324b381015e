-- The data of an event about an API key, as the API shows it.
create or replace function api_key_json(api_key api_keys) returns json language sql stable as $$
  select json_build_object(
    'id', api_key.id, 'name', api_key.name, 'scope', api_key.scope, 'expires_at', shown_time(api_key.expires_at),
    'metadata', api_key.metadata, 'created_at', shown_time(api_key.created_at),
    'updated_at', shown_time(api_key.updated_at), 'last_used_at', shown_time(api_key.last_used_at),
    'hint', api_key.hint)
$$;

-- Writes an event when an API key is created or revoked. Revoking deletes the row, so the event shows the old one.
create or replace function api_key_event() returns trigger language plpgsql as $$
declare
  key api_keys;
begin
  if tg_op = 'INSERT' then key := new; else key := old; end if;
  perform write_event(key.store_id, case tg_op when 'INSERT' then 'api_key.created' else 'api_key.revoked' end,
    key.id, api_key_json(key), store_time(key.store_id));
  return null;
end
$$;
