-- An invoice that is not tried a second time ends its dunning with the first failure; until now only invoices with
-- dunning steps left had the event.

create or replace function invoice_event() returns trigger language plpgsql as $$
declare
  types text[] := '{}';
  type text;
begin
  if tg_op = 'INSERT' then
    -- One that waits for its number is told of when it has it.
    if new.status = 'draft' and new.issued_on is not null then return null; end if;
    types := array['invoice.created'];
  else
    if old.status = 'draft' and new.status in ('open', 'paid') then types := types || 'invoice.issued'::text; end if;
    if new.credited_total > old.credited_total then types := types || 'invoice.credited'::text; end if;
    if new.failed_attempts > old.failed_attempts then types := types || 'invoice.payment_failed'::text; end if;
    if new.first_failed_on is not null and old.collect_on is not null and new.collect_on is null and new.status = 'open'
      then types := types || 'invoice.dunning_ended'::text; end if;
    if new.status <> old.status then
      if new.status = 'paid' then types := types || 'invoice.paid'::text;
      elsif new.status = 'void' then types := types || 'invoice.voided'::text;
      elsif new.status = 'uncollectible' then types := types || 'invoice.marked_uncollectible'::text;
      end if;
    end if;
    if types = '{}' then
      if new.status = 'draft' and new.issued_on is not null then return null; end if;
      types := array['invoice.updated'];
    end if;
  end if;
  foreach type in array types loop
    perform write_event(new.store_id, type, new.id, json_build_object(
      'id', new.id, 'subscriber_id', new.subscriber_id, 'renewal_type', new.renewal_type, 'metadata', new.metadata,
      'created_at', shown_time(new.created_at), 'updated_at', shown_time(new.updated_at), 'number', new.number,
      'status', new.status, 'enrollment_id', new.enrollment_id, 'currency', new.currency,
      'tax_behavior', new.tax_behavior, 'issued_on', new.issued_on, 'due_on', new.due_on, 'lines', new.lines,
      'subtotal', new.subtotal, 'discount_total', new.discount_total, 'tax_total', new.tax_total, 'total', new.total,
      'credited_total', new.credited_total, 'balance_applied', new.balance_applied, 'amount_paid', new.amount_paid,
      'amount_due', new.amount_due, 'collect_on', new.collect_on, 'failed_attempts', new.failed_attempts), new.updated_at);
  end loop;
  return null;
end
$$;
