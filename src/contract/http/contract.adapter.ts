import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Express } from 'express';
import { answerOf, send } from '../answers/send-answer.js';
import { apiEntrance, earlyRefusal, type EntranceOptions } from './api-entrance.js';
import { createEdge, type EdgeOptions } from './edge.js';
import type { ContractRequest, ContractResponse } from './exchange.js';
import { requestClass, responseClass } from './message-classes.js';
import { RouteTree, type RouteHandler } from './route-tree.js';

type ErrorHandler = (error: unknown, request: IncomingMessage, response: ServerResponse, next: () => void) => void;

interface AdapterOptions extends Omit<EdgeOptions, 'requestClass' | 'responseClass' | 'earlyRefusal'>, EntranceOptions {
  readonly trustedProxies: number;
}

/**
 * Nest's Express adapter under the contract: its own server and edge, no parser of bodies, one way to answer. Routes are
 * found by a tree; what is not in it, and everything once there is middleware, goes through Express as usual.
 */
export class ContractAdapter extends ExpressAdapter {
  readonly server: Server;
  private readonly express: Express;
  private readonly routes = new RouteTree();
  private hasMiddleware = false;
  private onError: ErrorHandler | undefined;

  constructor(options: AdapterOptions) {
    const instance = strictExpress(options.trustedProxies);
    super(instance);
    this.express = instance;
    this.noticeMiddlewareOf(instance);
    const classes = {
      requestClass: requestClass(instance, options.trustedProxies),
      responseClass: responseClass(instance),
    };
    const entrance = apiEntrance(options, (request, response) => this.dispatch(request, response));
    this.server = createEdge({ ...options, ...classes, earlyRefusal: earlyRefusal(options) }, entrance);
  }

  override initHttpServer(): void {
    this.httpServer = this.server;
  }

  /** Nest would parse bodies before the guards; the contract does so after them. */
  override registerParserMiddleware(): void {}

  override reply(response: ContractResponse, result: unknown, statusCode?: number): void {
    send(response, answerOf(result, statusCode ?? response.statusCode, response.req));
  }

  override get(path: unknown, handler?: unknown): unknown {
    return this.route('get', path, handler);
  }

  override post(path: unknown, handler?: unknown): unknown {
    return this.route('post', path, handler);
  }

  override put(path: unknown, handler?: unknown): unknown {
    return this.route('put', path, handler);
  }

  override delete(path: unknown, handler?: unknown): unknown {
    return this.route('delete', path, handler);
  }

  override setOnRequestHook(...hook: Parameters<ExpressAdapter['setOnRequestHook']>): void {
    this.hasMiddleware = true;
    super.setOnRequestHook(...hook);
  }

  override setOnResponseHook(...hook: Parameters<ExpressAdapter['setOnResponseHook']>): void {
    this.hasMiddleware = true;
    super.setOnResponseHook(...hook);
  }

  override createMiddlewareFactory(...method: Parameters<ExpressAdapter['createMiddlewareFactory']>) {
    this.hasMiddleware = true;
    return super.createMiddlewareFactory(...method);
  }

  override setErrorHandler(handler: ErrorHandler, prefix?: string): unknown {
    this.onError = handler;
    return super.setErrorHandler(handler, prefix);
  }

  private noticeMiddlewareOf(instance: Express): void {
    const use = instance.use.bind(instance) as (...handlers: unknown[]) => Express;
    instance.use = ((...handlers: unknown[]) => {
      // What comes after the routes is for requests that none of them has answered, and meets these as ever.
      if (this.routes.isEmpty) this.hasMiddleware = true;
      return use(...handlers);
    }) as Express['use'];
  }

  private route(method: 'get' | 'post' | 'put' | 'delete', path: unknown, handler: unknown): unknown {
    if (typeof path === 'string' && typeof handler === 'function') {
      this.routes.add(method, path, handler as RouteHandler);
    }
    return this.express[method](path as string, handler as never);
  }

  private dispatch(request: ContractRequest, response: ContractResponse): void {
    const { exchange, method = '' } = request;
    const found = this.hasMiddleware ? undefined : this.routes.find(method, exchange.path);
    if (found === undefined) {
      this.express(request as never, response as never);
      return;
    }
    request.params = found.parameters;
    request.originalUrl = request.url ?? '';
    request.res = response;
    response.locals = {};
    found.handler(request, response, (error) => {
      if (error === undefined) this.express(request as never, response as never);
      else this.onError?.(error, request, response, () => undefined);
    });
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
