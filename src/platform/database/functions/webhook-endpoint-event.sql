-- The data of an event about a webhook endpoint, as the API shows it.
create or replace function webhook_endpoint_json(endpoint webhook_endpoints) returns json language sql stable as $$
  select json_build_object(
    'id', endpoint.id, 'url', endpoint.url, 'events', endpoint.events, 'status', endpoint.status,
    'description', endpoint.description, 'metadata', endpoint.metadata, 'created_at', shown_time(endpoint.created_at),
    'updated_at', shown_time(endpoint.updated_at), 'disabled_reason', endpoint.disabled_reason)
$$;

-- Writes an event when an endpoint is disabled because its deliveries fail.
create or replace function webhook_endpoint_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, 'webhook_endpoint.disabled', new.id, webhook_endpoint_json(new), new.updated_at);
  return null;
end
$$;
