import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Get,
  Module,
  Next,
  Req,
  Res,
  type INestApplication,
  type MiddlewareConsumer,
  type NestModule,
  type Type,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Express, NextFunction, Request, Response } from 'express';
import { Admission } from '../availability/admission.js';
import { Availability } from '../availability/availability.js';
import { FailureFilter } from '../failures/failure.filter.js';
import { ContractAdapter } from './contract.adapter.js';

/** What a team might write that knows Nest and Express, and has never heard of this adapter. */
@Controller('teams')
class TeamsController {
  @Get('own/:id')
  own(@Req() request: Request): object {
    return { id: request.params.id, ip: request.ip, accept: request.get('Accept'), original: request.originalUrl };
  }

  @Get('express')
  express(@Res() response: Response): void {
    response.status(200).set('X-Own', 'yes').json({ path: response.req.path });
  }

  @Get('error')
  error(@Next() next: NextFunction): void {
    setImmediate(() => next(new Error('secret')));
  }

  @Get('next')
  passOn(@Next() next: NextFunction): void {
    next();
  }
}

function count(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Middleware', 'passed');
  next();
}

@Module({ controllers: [TeamsController] })
class PlainModule {}

@Module({ controllers: [TeamsController] })
class ModuleWithMiddleware implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(count).forRoutes('*path');
  }
}

let app: INestApplication;
afterEach(() => app.close());

async function serve(module: object, prepare: (made: INestApplication) => void = () => undefined): Promise<string> {
  const availability = new Availability();
  availability.serve();
  const adapter = new ContractAdapter({
    availability,
    admission: new Admission(1_000),
    requestTimeoutMs: 1_000,
    keepAliveTimeoutMs: 1_000,
    trustedProxies: 1,
    onAnswer: () => undefined,
    onRefusedEarly: () => undefined,
  });
  const compiled = await Test.createTestingModule({ imports: [module as Type] }).compile();
  app = compiled.createNestApplication(adapter, { logger: false });
  app.useGlobalFilters(new FailureFilter());
  prepare(app);
  await app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(adapter.server.address() as AddressInfo).port}/teams`;
}

const ask = (url: string) =>
  fetch(url, { headers: { accept: 'a/b', 'x-forwarded-for': '192.0.2.1', connection: 'close' } });

describe.each([
  { what: 'a module', module: PlainModule, middleware: null },
  { what: 'a module with middleware', module: ModuleWithMiddleware, middleware: 'passed' },
])('$what', ({ module, middleware }) => {
  it('finds requests and responses as Express makes them, under the contract', async () => {
    const url = await serve(module);
    const own = await ask(`${url}/own/A-1?q=1`);
    expect(await own.json()).toEqual({ id: 'A-1', ip: '192.0.2.1', accept: 'a/b', original: '/teams/own/A-1?q=1' });
    const express = await ask(`${url}/express`);
    expect(await express.json()).toEqual({ path: '/teams/express' });
    expect(express.headers.get('x-own')).toBe('yes');
    for (const { headers } of [own, express]) {
      expect(headers.get('so-request-id')).toMatch(/^req_/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-middleware')).toBe(middleware);
    }
  });

  it('passes requests and errors on as with Express', async () => {
    const url = await serve(module);
    const failed = await ask(`${url}/error`);
    expect([failed.status, failed.headers.get('so-error-code')]).toEqual([500, 'internal_error']);
    expect(await failed.text()).not.toContain('secret');
    const passed = await ask(`${url}/next`);
    expect([passed.status, passed.headers.get('so-error-code')]).toEqual([404, 'unknown_url']);
  });
});

it.each<[string, (made: INestApplication) => void]>([
  ['the whole application', (made) => made.use(count)],
  ['Express itself', (made) => (made.getHttpAdapter().getInstance() as Express).use(count)],
  ['the adapter', (made) => (made.getHttpAdapter() as ContractAdapter).setOnRequestHook(count as never)],
])('middleware of %s comes before every route', async (_, prepare) => {
  const url = await serve(PlainModule, prepare);
  for (const path of ['own/1', 'express', 'nothing']) {
    expect((await ask(`${url}/${path}`)).headers.get('x-middleware')).toBe('passed');
  }
});
