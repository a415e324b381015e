-- An account for each invoiced line that was credited: every credit names its line, and together they never exceed what
-- was charged. The first credit opens the account, so invoices without credits cost nothing more. No foreign key leads to
-- the invoice, which is never deleted: its lock would let two transactions that bill one enrollment wait for each other.

create table line_accounts (
  store_id text collate "C" not null,
  invoice_id text collate "C" not null,
  invoice_line_id text collate "C" not null,
  gross bigint not null,
  tax bigint not null,
  credited_gross bigint not null default 0,
  credited_tax bigint not null default 0,
  primary key (store_id, invoice_id, invoice_line_id),
  constraint line_accounts_credited check (credited_gross between 0 and gross and credited_tax <= tax)
);

create table line_credits (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  invoice_id text collate "C" not null,
  invoice_line_id text collate "C" not null,
  source text not null check (source in ('credit_note', 'invoice', 'void', 'discount')),
  credit_note_id text collate "C",
  credited_by_invoice_id text collate "C",
  credited_by_line_id text collate "C",
  amount bigint not null,
  tax_amount bigint not null,
  metadata json not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint line_credits_amount check (amount > 0 or source = 'discount')
);
create index line_credits_invoice on line_credits (store_id, invoice_id);
create index line_credits_credit_note on line_credits (store_id, credit_note_id) where credit_note_id is not null;
create index line_credits_credited_by on line_credits (store_id, credited_by_invoice_id)
  where credited_by_invoice_id is not null;
create index line_credits_created_at on line_credits (store_id, created_at);

create function book_line_credit() returns trigger language plpgsql as $$
begin
  insert into line_accounts as a (store_id, invoice_id, invoice_line_id, gross, tax, credited_gross, credited_tax)
  select i.store_id, i.id, new.invoice_line_id,
    (line ->> 'amount')::bigint - (line ->> 'discount_amount')::bigint
      + case i.tax_behavior when 'exclusive' then (line ->> 'tax_amount')::bigint else 0 end,
    (line ->> 'tax_amount')::bigint, new.amount, new.tax_amount
  from invoices i, json_array_elements(i.lines) as line
  where i.store_id = new.store_id and i.id = new.invoice_id and line ->> 'id' = new.invoice_line_id
  on conflict (store_id, invoice_id, invoice_line_id) do update
    set credited_gross = a.credited_gross + excluded.credited_gross, credited_tax = a.credited_tax + excluded.credited_tax;
  if not found then
    raise exception 'the line % is not one of the invoice %', new.invoice_line_id, new.invoice_id;
  end if;
  return null;
end
$$;

-- What credit notes have given back until now. Their tax may differ from the line's by what rounding has moved.
insert into line_credits (store_id, id, invoice_id, invoice_line_id, source, credit_note_id, amount, tax_amount, created_at, updated_at)
select n.store_id, 'lcr_' || substr(n.id, 5, 22) || lpad(place::text, 4, '0'), n.invoice_id, line ->> 'invoice_line_id',
  'credit_note', n.id, (line ->> 'amount')::bigint, (line ->> 'tax_amount')::bigint, n.created_at, n.created_at
from credit_notes n, json_array_elements(n.lines) with ordinality as credited (line, place);
insert into line_accounts (store_id, invoice_id, invoice_line_id, gross, tax, credited_gross, credited_tax)
select i.store_id, i.id, line ->> 'id',
  (line ->> 'amount')::bigint - (line ->> 'discount_amount')::bigint
    + case i.tax_behavior when 'exclusive' then (line ->> 'tax_amount')::bigint else 0 end,
  (line ->> 'tax_amount')::bigint, c.gross, least(c.tax, (line ->> 'tax_amount')::bigint)
from (
  select store_id, invoice_id, invoice_line_id, sum(amount)::bigint as gross, sum(tax_amount)::bigint as tax
  from line_credits group by store_id, invoice_id, invoice_line_id) c
join invoices i on i.store_id = c.store_id and i.id = c.invoice_id
cross join json_array_elements(i.lines) as line
where line ->> 'id' = c.invoice_line_id;

-- The discount of a period is judged as a whole, so that a change of it is no matter of one line alone.
create trigger line_credits_booked after insert on line_credits for each row
  when (new.source <> 'discount') execute function book_line_credit();

-- Credits for unused time and for late usage are lines of later invoices, which name what they take back in their details.
create function book_invoice_credits() returns trigger language plpgsql as $$
begin
  insert into line_credits (store_id, id, invoice_id, invoice_line_id, source, credited_by_invoice_id,
    credited_by_line_id, amount, tax_amount, created_at, updated_at)
  select new.store_id, credit ->> 'id', credit -> 'source' ->> 'invoiceId', credit -> 'source' ->> 'lineId', coalesce(credit ->> 'kind', 'invoice'),
    new.id, line ->> 'id', (credit ->> 'gross')::bigint, (credit ->> 'tax')::bigint, new.created_at, new.created_at
  from rows from (json_array_elements(new.lines), json_array_elements(new.books)) as stored (line, details),
    json_array_elements(details -> 'credits') as credit;
  return null;
end
$$;
create trigger invoices_credits after insert on invoices for each row
  when (strpos(new.books::text, '"credits":') > 0) execute function book_invoice_credits();

-- The invoice that was credited shows it once the one that credits has its number: by then nobody waits for what holds it.
create function show_invoice_credits() returns trigger language plpgsql as $$
begin
  update invoices i set credited_total = credited_total + c.amount, credited_by_invoices = credited_by_invoices + c.amount,
    updated_at = new.updated_at
  from (
    select invoice_id, sum(amount)::bigint as amount from line_credits
    where store_id = new.store_id and credited_by_invoice_id = new.id and source = 'invoice'
    group by invoice_id) c
  where i.store_id = new.store_id and i.id = c.invoice_id;
  return null;
end
$$;
create trigger invoices_credits_shown after update of sequence on invoices for each row
  when (old.sequence is null and new.sequence is not null and strpos(new.books::text, '"credits":') > 0)
  execute function show_invoice_credits();

alter table invoices add column credited_by_invoices bigint not null default 0 check (credited_by_invoices >= 0);
alter table invoices drop constraint invoices_amount_due, drop constraint invoices_credited_total;
alter table invoices
  add constraint invoices_amount_due check (amount_due = case when status = 'void' then 0
    else total - (credited_total - credited_by_invoices) - balance_applied - amount_paid end),
  add constraint invoices_credited_total check (credited_total - credited_by_invoices between 0 and greatest(total, 0));

-- Credits that may have been paid for or not: a gateway has yet to say what became of a payment.
create table held_credits (
  store_id text collate "C" not null references stores (id),
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  invoice_id text collate "C" not null,
  amount bigint not null check (amount > 0),
  created_at timestamptz(3) not null,
  primary key (store_id, id)
);
create index held_credits_invoice on held_credits (store_id, invoice_id);

-- Invoices of before show their tax in one figure.
alter table invoices add column taxes json not null default '[]';

alter table billed_usage add column highest bigint, add column tax_behavior text;
