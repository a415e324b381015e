import { Module } from '@nestjs/common';
import { Tables } from 'standing-order';
import { PointsController } from './points.controller.js';
import { PointsService } from './points.service.js';

const points = `
create table loyalty_points (
  store_id text collate "C" not null,
  id text collate "C" not null,
  subscriber_id text collate "C" not null,
  invoice_id text collate "C",
  points integer not null,
  reason text,
  status text not null default 'valid',
  expires_on date not null,
  metadata json not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (store_id, id),
  constraint loyalty_points_needs_subscriber_id foreign key (store_id, subscriber_id) references subscribers
);
create index loyalty_points_expiring on loyalty_points (store_id, expires_on) where status = 'valid';
`;

/** A point for each whole unit of money that a subscriber has paid, valid for a year. */
@Tables('loyalty', [{ name: '0001-points', sql: points }])
@Module({ controllers: [PointsController], providers: [PointsService] })
export class LoyaltyModule {}
