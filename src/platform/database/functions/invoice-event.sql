-- The data of an event about an invoice, as the API shows it.
create or replace function invoice_json(invoice invoices) returns json language sql stable as $$
  select json_build_object(
    'id', invoice.id, 'subscriber_id', invoice.subscriber_id, 'renewal_type', invoice.renewal_type,
    'metadata', invoice.metadata, 'created_at', shown_time(invoice.created_at),
    'updated_at', shown_time(invoice.updated_at), 'number', invoice.number, 'status', invoice.status,
    'enrollment_id', invoice.enrollment_id, 'currency', invoice.currency, 'tax_behavior', invoice.tax_behavior,
    'issued_on', invoice.issued_on, 'due_on', invoice.due_on, 'lines', invoice.lines, 'subtotal', invoice.subtotal,
    'discount_total', invoice.discount_total, 'tax_total', invoice.tax_total, 'taxes', invoice.taxes,
    'total', invoice.total, 'credited_total', invoice.credited_total,
    'credited_by_invoices', invoice.credited_by_invoices, 'balance_applied', invoice.balance_applied,
    'amount_paid', invoice.amount_paid, 'carried_in', invoice.carried_in, 'carried_over', invoice.carried_over,
    'carried_to_invoice_id', invoice.carried_to_invoice_id, 'amount_due', invoice.amount_due,
    'collection', invoice.collection, 'collect_on', invoice.collect_on, 'failed_attempts', invoice.failed_attempts)
$$;

-- Writes an event for each thing that has happened to an invoice: one update may be several events.
create or replace function invoice_event() returns trigger language plpgsql as $$
declare
  types text[] := '{}';
  type text;
  data json;
begin
  if tg_op = 'INSERT' then
    -- An invoice that waits for its number has its event when it gets it.
    if new.status = 'draft' and new.issued_on is not null then return null; end if;
    types := array['invoice.created'];
  else
    if old.status = 'draft' and new.status in ('open', 'paid') then types := types || 'invoice.issued'::text; end if;
    if new.carried_over > old.carried_over then types := types || 'invoice.carried_over'::text; end if;
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
  data := invoice_json(new);
  foreach type in array types loop
    perform write_event(new.store_id, type, new.id, data, new.updated_at);
  end loop;
  return null;
end
$$;
