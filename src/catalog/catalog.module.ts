import { Module } from '@nestjs/common';
import { AddOnsController } from './add-ons/add-ons.controller.js';
import { AddOnsService } from './add-ons/add-ons.service.js';
import { BillingOptionsController } from './billing-options/billing-options.controller.js';
import { BillingOptionsRepository } from './billing-options/billing-options.repository.js';
import { BillingOptionsService } from './billing-options/billing-options.service.js';
import { CatalogUsesRepository } from './catalog-uses.repository.js';
import { CouponsController } from './coupons/coupons.controller.js';
import { CouponsService } from './coupons/coupons.service.js';
import { MetersController } from './meters/meters.controller.js';
import { MetersService } from './meters/meters.service.js';
import { ShippingOptionsController } from './shipping-options/shipping-options.controller.js';
import { ShippingOptionsService } from './shipping-options/shipping-options.service.js';
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
  providers: [
    CatalogUsesRepository,
    BillingOptionsRepository,
    BillingOptionsService,
    AddOnsService,
    CouponsService,
    ShippingOptionsService,
    MetersService,
  ],
})
export class CatalogModule {}
