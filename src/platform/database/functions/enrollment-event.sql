-- The data of an event about an enrollment, as the API shows it.
create or replace function enrollment_json(enrollment enrollments) returns json language sql stable as $$
  select json_build_object(
    'id', enrollment.id, 'subscriber_id', enrollment.subscriber_id, 'start_on', enrollment.start_on,
    'anchor_day', enrollment.anchor_day, 'trial_days', enrollment.trial_days,
    'payment_method_id', enrollment.payment_method_id, 'billing_option_id', enrollment.billing_option_id,
    'seats', enrollment.seats, 'add_ons', enrollment.add_ons, 'coupon_code', enrollment.coupon_code,
    'metadata', enrollment.metadata, 'created_at', shown_time(enrollment.created_at),
    'updated_at', shown_time(enrollment.updated_at), 'subscription_id', enrollment.subscription_id,
    'status', enrollment.status, 'current_period', enrollment.current_period, 'trial_end', enrollment.trial_end,
    'next_billing_on', enrollment.next_billing_on, 'cycles_billed', enrollment.cycles_billed,
    'scheduled_change', enrollment.scheduled_change, 'cancel_at_period_end', enrollment.cancel_at_period_end,
    'cancelled_at', shown_time(enrollment.cancelled_at), 'ended_at', shown_time(enrollment.ended_at))
$$;

-- Writes one event for each change of an enrollment: its type names the new status, or else the new period.
create or replace function enrollment_event() returns trigger language plpgsql as $$
declare
  type text;
begin
  if tg_op = 'INSERT' then type := 'enrollment.created';
  elsif new.status <> old.status then
    type := case
      when new.status = 'past_due' then 'enrollment.past_due'
      when new.status = 'paused' then 'enrollment.paused'
      when new.status = 'cancelled' then 'enrollment.cancelled'
      when new.status = 'ended' then 'enrollment.ended'
      when old.status = 'paused' then 'enrollment.resumed'
      when old.status = 'past_due' then 'enrollment.recovered'
      when old.status = 'trialing' and new.status = 'active' then 'enrollment.activated'
      else 'enrollment.updated'
    end;
  elsif new.current_period::text is distinct from old.current_period::text then
    type := case
      when new.status = 'trialing' then 'enrollment.trial_started'
      when old.current_period is null then 'enrollment.activated'
      else 'enrollment.renewed'
    end;
  else type := 'enrollment.updated';
  end if;
  perform write_event(new.store_id, type, new.id, enrollment_json(new), new.updated_at);
  return null;
end
$$;
