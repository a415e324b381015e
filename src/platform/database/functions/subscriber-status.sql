-- Keeps a subscriber active as long as one of its enrollments is neither cancelled nor ended.
create or replace function follow_enrollments() returns trigger language plpgsql as $$
begin
  update subscribers set status = case when exists (
      select from enrollments where store_id = new.store_id and subscriber_id = new.subscriber_id
        and enrollments.status not in ('cancelled', 'ended')
    ) then 'active' else 'inactive' end
  where store_id = new.store_id and id = new.subscriber_id;
  return null;
end
$$;
