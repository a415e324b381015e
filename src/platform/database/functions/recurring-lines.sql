-- What recurs of an invoice: the lines that are charged in advance and in proportion to time, which have the price of a
-- full period in their details, and the days that they span. The column invoices.recurring stores the result, so a
-- change comes with a migration that computes the column again. A line is a list: RecurringLinesRepository names its
-- parts.
create or replace function recurring_part(lines json, books json, tax_behavior text)
  returns json language sql immutable as $$
  select case when count(*) > 0 then json_build_object(
    'since', min((line -> 'period' ->> 'start') collate "C"),
    'until', max((line -> 'period' ->> 'end') collate "C"),
    'lines', json_agg(json_build_array(
      (details ->> 'number')::integer,
      details ->> 'item',
      details ->> 'price',
      line ->> 'kind' = 'proration_credit',
      line -> 'period' ->> 'start',
      line -> 'period' ->> 'end',
      (line ->> 'amount')::bigint,
      (line ->> 'amount')::bigint - (line ->> 'discount_amount')::bigint,
      case tax_behavior
        when 'inclusive' then (
          select coalesce(sum((rate ->> 'percentage')::numeric), 0)::text
          from json_array_elements(details -> 'rates') as rate)
        else '0'
      end) order by place)) end
  from rows from (json_array_elements(lines), json_array_elements(books))
    with ordinality as stored (line, details, place)
  where details ->> 'price' is not null and line -> 'period' ->> 'end' is not null
$$;
