-- The data of an event about a refund, as the API shows it.
create or replace function refund_json(refund refunds) returns json language sql stable as $$
  select json_build_object(
    'id', refund.id, 'payment_id', refund.payment_id, 'invoice_id', refund.invoice_id,
    'credit_note_id', refund.credit_note_id, 'balance_refund_id', refund.balance_refund_id,
    'subscriber_id', refund.subscriber_id, 'amount', refund.amount, 'currency', refund.currency,
    'status', refund.status, 'gateway', refund.gateway, 'gateway_reference', refund.gateway_reference,
    'failure_code', refund.failure_code, 'reason', refund.reason, 'metadata', refund.metadata,
    'created_at', shown_time(refund.created_at), 'updated_at', shown_time(refund.updated_at))
$$;

-- Writes an event when a refund is created, and when its gateway says what became of it.
create or replace function refund_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, 'refund.' || new.status, new.id, refund_json(new), new.updated_at);
  return null;
end
$$;
