-- The data of an event about a subscriber, as the API shows it.
create or replace function subscriber_json(subscriber subscribers) returns json language sql stable as $$
  select json_build_object(
    'id', subscriber.id, 'email', subscriber.email, 'first_name', subscriber.first_name,
    'last_name', subscriber.last_name, 'company', subscriber.company, 'phone', subscriber.phone,
    'time_zone', subscriber.time_zone, 'address', subscriber.address, 'tax_exempt', subscriber.tax_exempt,
    'tax_id', subscriber.tax_id, 'metadata', subscriber.metadata, 'created_at', shown_time(subscriber.created_at),
    'updated_at', shown_time(subscriber.updated_at), 'status', subscriber.status, 'balance', subscriber.balance)
$$;

-- Writes an event for each change of a subscriber, except that its status follows its enrollments.
create or replace function subscriber_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id,
    case
      when tg_op = 'INSERT' then 'subscriber.created'
      when new.deleted_at is not null then 'subscriber.deleted'
      when new.balance <> old.balance then 'subscriber.balance_changed'
      else 'subscriber.updated'
    end,
    new.id, subscriber_json(new), coalesce(new.deleted_at, new.updated_at));
  return null;
end
$$;
