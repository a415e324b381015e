import type { Server } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Express } from 'express';
import { answerOf, send } from '../answers/send-answer.js';
import { createEdge, type EdgeOptions } from './edge.js';
import type { ContractResponse } from './exchange.js';

/** Nest's Express adapter under the contract: its own server and edge, no parser of bodies, one way to answer. */
export class ContractAdapter extends ExpressAdapter {
  readonly server: Server;

  constructor(options: EdgeOptions & { readonly trustedProxies: number }) {
    const instance = strictExpress(options.trustedProxies);
    super(instance);
    this.server = createEdge(options, instance);
  }

  override initHttpServer(): void {
    this.httpServer = this.server;
  }

  /** Nest would parse bodies before the guards; the contract does so after them. */
  override registerParserMiddleware(): void {}

  override reply(response: ContractResponse, result: unknown, statusCode?: number): void {
    send(response, answerOf(result, statusCode ?? response.statusCode, response.req));
  }
}

function strictExpress(trustedProxies: number): Express {
  const instance = express();
  instance.disable('x-powered-by');
  instance.disable('etag');
  instance.enable('strict routing');
  instance.enable('case sensitive routing');
  instance.set('query parser', false);
  instance.set('trust proxy', trustedProxies);
  return instance;
}
