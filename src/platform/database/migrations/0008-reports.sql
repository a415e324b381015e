-- What reports read from invoices: the lines that recur, and the days that they span. The database derives it from the
-- stored lines, so there is one source, and no code can forget to write a second one.

create function recurring_part(lines json, books json, tax_behavior text) returns json language sql immutable as $$
  select case when count(*) > 0 then json_build_object(
    'since', min((line -> 'period' ->> 'start') collate "C"),
    'until', max((line -> 'period' ->> 'end') collate "C"),
    'lines', json_agg(json_build_array(
      (book ->> 'number')::integer, book ->> 'item', book ->> 'price', line ->> 'kind' = 'proration_credit',
      line -> 'period' ->> 'start', line -> 'period' ->> 'end', (line ->> 'amount')::bigint,
      (line ->> 'amount')::bigint - (line ->> 'discount_amount')::bigint, case tax_behavior when 'inclusive' then (
        select coalesce(sum((rate ->> 'percentage')::numeric), 0)::text from json_array_elements(book -> 'rates') as rate
      ) else '0' end) order by place)) end
  from rows from (json_array_elements(lines), json_array_elements(books)) with ordinality as kept (line, book, place)
  where book ->> 'price' is not null and line -> 'period' ->> 'end' is not null
$$;

alter table invoices add column recurring json generated always as (recurring_part(lines, books, tax_behavior)) stored;
create index invoices_recurring on invoices (store_id, subscriber_id, id, ((recurring ->> 'until') collate "C"),
  ((recurring ->> 'since') collate "C"))
  where recurring is not null;
create index credit_notes_issued_on on credit_notes (store_id, issued_on);
