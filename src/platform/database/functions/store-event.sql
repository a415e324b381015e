-- The data of an event about a store, as the API shows it. The standing is that of its account.
create or replace function store_json(store stores, standing text) returns json language sql stable as $$
  select json_build_object(
    'id', store.id, 'name', store.name, 'time_zone', store.time_zone, 'support_email', store.support_email,
    'proration_unit', store.proration_unit, 'tax_behavior', store.tax_behavior,
    'invoice_prefix', store.invoice_prefix, 'payment_terms_days', store.payment_terms_days,
    'dunning_days', store.dunning_days, 'dunning_end', store.dunning_end, 'usage_grace_days', store.usage_grace_days,
    'metadata', store.metadata, 'created_at', shown_time(store.created_at),
    'updated_at', shown_time(store.updated_at), 'account_id', store.account_id, 'status', store.status,
    'currency', store.currency, 'rate_limit', store.rate_limit, 'standing', standing)
$$;

-- Adds an event about a store to the log.
create or replace function write_store_event(store stores, standing text, type text) returns void language sql as $$
  select write_event(store.id, type, store.id, store_json(store, standing), store_time(store.id))
$$;

-- Writes an event for each store of an account whose standing changes.
create or replace function standing_event() returns trigger language plpgsql as $$
begin
  perform write_store_event(store, new.standing, 'store.standing_changed') from stores store where account_id = new.id;
  return null;
end
$$;

-- Writes an event when a store is updated.
create or replace function store_event() returns trigger language plpgsql as $$
begin
  perform write_store_event(new, (select standing from accounts where id = new.account_id), 'store.updated');
  return null;
end
$$;
