-- The data of an event about a balance refund, as the API shows it.
create or replace function balance_refund_json(balance_refund balance_refunds) returns json language sql stable as $$
  select json_build_object(
    'id', balance_refund.id, 'subscriber_id', balance_refund.subscriber_id, 'amount', balance_refund.amount,
    'currency', balance_refund.currency, 'reason', balance_refund.reason, 'metadata', balance_refund.metadata,
    'created_at', shown_time(balance_refund.created_at), 'updated_at', shown_time(balance_refund.updated_at))
$$;

-- Writes an event when a balance is paid back.
create or replace function balance_refund_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, 'balance_refund.created', new.id, balance_refund_json(new), new.updated_at);
  return null;
end
$$;
