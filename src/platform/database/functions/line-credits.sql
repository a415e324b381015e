-- Books a credit on the account of its line, which its first credit opens. The account's constraint refuses too much.
create or replace function book_line_credit() returns trigger language plpgsql as $$
begin
  insert into line_accounts as a (store_id, invoice_id, invoice_line_id, gross, tax, credited_gross, credited_tax)
  select i.store_id, i.id, new.invoice_line_id,
    (line ->> 'amount')::bigint - (line ->> 'discount_amount')::bigint
      + case i.tax_behavior when 'exclusive' then (line ->> 'tax_amount')::bigint else 0 end,
    (line ->> 'tax_amount')::bigint, new.amount, new.tax_amount
  from invoices i, json_array_elements(i.lines) as line
  where i.store_id = new.store_id and i.id = new.invoice_id and line ->> 'id' = new.invoice_line_id
  on conflict (store_id, invoice_id, invoice_line_id) do update
    set credited_gross = a.credited_gross + excluded.credited_gross,
      credited_tax = a.credited_tax + excluded.credited_tax;
  if not found then
    raise exception 'the line % is not one of the invoice %', new.invoice_line_id, new.invoice_id;
  end if;
  return null;
end
$$;

-- Records the credits in a new invoice: its lines for unused time and late usage name what they credit in their details.
create or replace function book_invoice_credits() returns trigger language plpgsql as $$
begin
  insert into line_credits (store_id, id, invoice_id, invoice_line_id, source, credited_by_invoice_id,
    credited_by_line_id, amount, tax_amount, created_at, updated_at)
  select new.store_id, credit ->> 'id', credit -> 'source' ->> 'invoiceId', credit -> 'source' ->> 'lineId',
    coalesce(credit ->> 'kind', 'invoice'), new.id, line ->> 'id', (credit ->> 'gross')::bigint,
    (credit ->> 'tax')::bigint, new.created_at, new.created_at
  from rows from (json_array_elements(new.lines), json_array_elements(new.books)) as stored (line, details),
    json_array_elements(details -> 'credits') as credit;
  return null;
end
$$;

-- Shows credits on the credited invoice once the invoice that credits it has its number: by then no transaction waits
-- for the locks of this one.
create or replace function show_invoice_credits() returns trigger language plpgsql as $$
begin
  update invoices i set credited_total = credited_total + c.amount,
    credited_by_invoices = credited_by_invoices + c.amount, updated_at = new.updated_at
  from (
    select invoice_id, sum(amount)::bigint as amount from line_credits
    where store_id = new.store_id and credited_by_invoice_id = new.id and source = 'invoice'
    group by invoice_id) c
  where i.store_id = new.store_id and i.id = c.invoice_id;
  return null;
end
$$;
