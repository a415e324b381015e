import { Module } from '@nestjs/common';
import { AddOnsController } from './add-ons/add-ons.controller.js';
import { BillingOptionsController } from './billing-options/billing-options.controller.js';
import { BillingOptionsRepository } from './billing-options/billing-options.repository.js';
import { BillingOptionsService } from './billing-options/billing-options.service.js';
import { CouponsController } from './coupons/coupons.controller.js';
import { MetersController } from './meters/meters.controller.js';
import { ShippingOptionsController } from './shipping-options/shipping-options.controller.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { TaxRatesController } from './tax-rates/tax-rates.controller.js';

/** What is sold, and at which prices. */
@Module({
  controllers: [
    SubscriptionsController,
    BillingOptionsController,
    AddOnsController,
    CouponsController,
    ShippingOptionsController,
    TaxRatesController,
    MetersController,
  ],
  providers: [BillingOptionsRepository, BillingOptionsService],
})
export class CatalogModule {}
