import 'reflect-metadata';
import { createHash, timingSafeEqual } from 'node:crypto';
import {
  Body,
  ClassSerializerInterceptor,
  Controller,
  Get,
  Injectable,
  Module,
  Param,
  Post,
  Res,
  UnauthorizedException,
  ValidationPipe,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, NestFactory, Reflector } from '@nestjs/core';
import { ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { Expose } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { findSubscription, insertSubscription, listSubscriptions } from './queries.js';

/**
 * What most teams would have after the documentation of Nest: the stock throttler with its guard, the ValidationPipe, the
 * ClassSerializerInterceptor, swagger, a guard of one's own for the key. The same queries. Decorators are called as the
 * functions that they are, since nothing compiles the benches.
 */
const { API_KEY, WINDOW_MS } = process.env;

/** The stock storage keeps every hit of a window and goes through all of them at each request, so its length matters much. */
const WINDOW = { ttl: Number(WINDOW_MS), limit: 1_000_000_000 };

function decorateProperties(target, decorators) {
  for (const [name, list] of Object.entries(decorators)) {
    for (const [type, ...rest] of list.map((one) => [one].flat())) {
      if (typeof type === 'function' && rest.length === 0 && [String, Number, Boolean, Object, Array].includes(type))
        Reflect.defineMetadata('design:type', type, target.prototype, name);
      else type(target.prototype, name);
    }
  }
}

class NewSubscription {}
decorateProperties(NewSubscription, {
  name: [String, ApiProperty(), IsString(), MaxLength(255)],
  type: [String, ApiProperty(), IsIn(['fixed', 'seat_based', 'usage_based'])],
  status: [String, ApiProperty(), IsOptional(), IsIn(['active', 'not_active'])],
  description: [String, ApiProperty(), IsOptional(), IsString(), MaxLength(5000)],
  free_trial_days: [Number, ApiProperty(), IsOptional(), IsInt(), Min(0)],
  setup_fee: [Number, ApiProperty(), IsOptional(), IsInt(), Min(0)],
  tax_charge: [Boolean, ApiProperty(), IsOptional(), IsBoolean()],
  metadata: [Object, ApiProperty(), IsOptional(), IsObject()],
});

class SubscriptionEntity {
  constructor(row) {
    Object.assign(this, row);
  }
}
const shown =
  'id name type status description free_trial_days setup_fee allow_billing_option_changes shipping_charge shipping_option_id tax_charge tax_rate_ids metadata created_at updated_at';
decorateProperties(
  SubscriptionEntity,
  Object.fromEntries(shown.split(' ').map((name) => [name, [Object, ApiProperty(), Expose()]])),
);

class KeyGuard {
  canActivate(context) {
    const [, encoded = ''] = (context.switchToHttp().getRequest().headers.authorization ?? '').split(' ');
    const [, key = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    if (timingSafeEqual(digest(key), digest(API_KEY))) return true;
    throw new UnauthorizedException();
  }
}
Injectable()(KeyGuard);

function digest(text) {
  return createHash('sha256').update(text).digest();
}

class SubscriptionsController {
  async one(id) {
    return new SubscriptionEntity(await findSubscription(id));
  }

  async list(response) {
    const { total, items } = await listSubscriptions();
    response.setHeader('SO-Total-Count', total);
    return items.map((row) => new SubscriptionEntity(row));
  }

  async create(body) {
    return new SubscriptionEntity(await insertSubscription(body));
  }
}
const prototype = SubscriptionsController.prototype;
route('one', Get(':id'), [String], [Param('id')]);
route('list', Get(), [Object], [Res({ passthrough: true })]);
route('create', Post(), [NewSubscription], [Body()]);
Controller('1.0.0/subscriptions')(SubscriptionsController);

function route(name, decorator, types, parameters) {
  decorator(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
  Reflect.defineMetadata('design:paramtypes', types, prototype, name);
  parameters.forEach((parameter, index) => parameter(prototype, name, index));
}

class AppModule {}
Module({
  imports: [ThrottlerModule.forRoot([WINDOW])],
  controllers: [SubscriptionsController],
  providers: [
    { provide: APP_GUARD, useClass: KeyGuard },
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    {
      provide: APP_INTERCEPTOR,
      useFactory: (reflector) => new ClassSerializerInterceptor(reflector),
      inject: [Reflector],
    },
  ],
})(AppModule);

const app = await NestFactory.create(AppModule, { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
SwaggerModule.setup('docs', app, SwaggerModule.createDocument(app, new DocumentBuilder().setTitle('Usual').build()));
await app.listen(0, '127.0.0.1');
console.log(await app.getUrl());
process.on('SIGTERM', () => process.exit(0));
