-- Which subscribers have redeemed which coupons: an enrollment shows only its latest one, and a coupon that can be redeemed
-- once stays redeemed when it is removed. The coupons that enrollments have now are inserted.

create table coupon_redemptions (
  store_id text collate "C" not null,
  coupon_id text collate "C" not null,
  subscriber_id text collate "C" not null,
  enrollment_id text collate "C" not null,
  redeemed_at timestamptz(3) not null,
  primary key (store_id, coupon_id, subscriber_id),
  foreign key (store_id, coupon_id) references coupons (store_id, id),
  foreign key (store_id, subscriber_id) references subscribers (store_id, id),
  foreign key (store_id, enrollment_id) references enrollments (store_id, id)
);

insert into coupon_redemptions (store_id, coupon_id, subscriber_id, enrollment_id, redeemed_at)
select distinct on (store_id, coupon_id, subscriber_id) store_id, coupon_id, subscriber_id, id, created_at
from enrollments where coupon_id is not null
order by store_id, coupon_id, subscriber_id, created_at, id;
