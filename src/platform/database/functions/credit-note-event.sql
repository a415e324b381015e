-- The data of an event about a credit note, as the API shows it.
create or replace function credit_note_json(credit_note credit_notes) returns json language sql stable as $$
  select json_build_object(
    'id', credit_note.id, 'invoice_id', credit_note.invoice_id, 'reason', credit_note.reason,
    'refund', credit_note.refund, 'metadata', credit_note.metadata, 'created_at', shown_time(credit_note.created_at),
    'updated_at', shown_time(credit_note.updated_at), 'number', credit_note.number,
    'subscriber_id', credit_note.subscriber_id, 'currency', credit_note.currency, 'issued_on', credit_note.issued_on,
    'lines', credit_note.lines, 'amount', credit_note.amount, 'tax_total', credit_note.tax_total,
    'amount_off_due', credit_note.amount_off_due, 'amount_refunded', credit_note.amount_refunded,
    'amount_to_balance', credit_note.amount_to_balance)
$$;

-- Writes an event when a credit note is issued or updated.
create or replace function credit_note_event() returns trigger language plpgsql as $$
begin
  perform write_event(new.store_id, case tg_op when 'INSERT' then 'credit_note.issued' else 'credit_note.updated' end,
    new.id, credit_note_json(new), new.updated_at);
  return null;
end
$$;
