-- The data of an event about a payment, as the API shows it.
create or replace function payment_json(payment payments) returns json language sql stable as $$
  select json_build_object(
    'id', payment.id, 'invoice_id', payment.invoice_id, 'subscriber_id', payment.subscriber_id,
    'amount', payment.amount, 'currency', payment.currency, 'status', payment.status, 'gateway', payment.gateway,
    'gateway_reference', payment.gateway_reference, 'failure_code', payment.failure_code,
    'payment_method_id', payment.payment_method_id, 'attempt', payment.attempt,
    'amount_refunded', payment.amount_refunded, 'dispute_status', payment.dispute_status,
    'disputed_amount', payment.disputed_amount, 'dispute_reason', payment.dispute_reason,
    'metadata', payment.metadata, 'created_at', shown_time(payment.created_at),
    'updated_at', shown_time(payment.updated_at))
$$;

-- Writes an event when a payment has an outcome, is refunded, or is disputed.
create or replace function payment_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id,
    case
      when tg_op = 'UPDATE' and new.dispute_status is distinct from old.dispute_status
        then case new.dispute_status when 'open' then 'payment.disputed' else 'payment.dispute_closed' end
      when tg_op = 'UPDATE' and new.amount_refunded > old.amount_refunded then 'payment.refunded'
      when tg_op = 'UPDATE' and new.amount_refunded < old.amount_refunded then 'payment.refund_failed'
      else 'payment.' || new.status
    end,
    new.id, payment_json(new), new.updated_at);
  return null;
end
$$;
