import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { bodyParameterOf, mayLackBody } from './body-parameter.js';
import type { Dto } from './validation/dto-plan.js';

/** Whose credentials a controller asks for. */
export type Audience = 'store' | 'operator' | 'anyone';

/** What a handler answers with: the class of the body, once or as a list. */
export interface AnswerShape {
  readonly body: Dto;
  readonly list: boolean;
  /** Whether it is about months, which the query may name. */
  readonly months?: boolean;
}

const AUDIENCE = 'so:audience';
const ANSWER = 'so:answer';
const REFUSABLE = 'so:refusable';
const STAGED = 'so:staged';

/** Routes of the operator's part: the operator key, not a store's. */
export const ForOperator = (): ClassDecorator => (controller) =>
  Reflect.defineMetadata(AUDIENCE, 'operator', controller);

/** Routes outside the contract: no credentials, no Accept, no limit. */
export const WithoutCredentials = (): ClassDecorator => (controller) =>
  Reflect.defineMetadata(AUDIENCE, 'anyone', controller);

/** The handler answers with one such body: 201 for a POST that creates, else 200. */
export const Returns = (body: Dto) => markReturn({ body, list: false });

/** The handler answers with a list of such bodies, and takes the query parameters of lists over their fields. */
export const ReturnsList = (body: Dto) => markReturn({ body, list: true });

/** The handler answers with one such body, and takes a range of months, the pair `from` and `to`. */
export const ReturnsMonths = (body: Dto) => markReturn({ body, list: false, months: true });

function markReturn(shape: AnswerShape): MethodDecorator {
  return (controller, name) => Reflect.defineMetadata(ANSWER, shape, controller, name);
}

/** A GET that the state of the store can stand in the way of: 422. Of every other method callers know that it can happen. */
export const Refusable = (): MethodDecorator => (controller, name) =>
  Reflect.defineMetadata(REFUSABLE, true, controller, name);

/**
 * A handler whose work can't be one transaction, since others are asked in the middle of it. With an `Idempotency-Key` it
 * may be carried out again after a crash, and has to find by the key what it has done already.
 */
export const Staged = (): MethodDecorator => (controller, name) =>
  Reflect.defineMetadata(STAGED, true, controller, name);

export function isRefusable(controller: object, handler: string): boolean {
  return Reflect.hasMetadata(REFUSABLE, controller, handler);
}

export function answerShape(controller: object, handler: string): AnswerShape | undefined {
  return Reflect.getMetadata(ANSWER, controller, handler) as AnswerShape | undefined;
}

export function audienceOf(controller: object): Audience {
  return (Reflect.getMetadata(AUDIENCE, controller) as Audience | undefined) ?? 'store';
}

interface Route {
  readonly audience: Audience;
  readonly answer: AnswerShape | undefined;
  readonly isStaged: boolean;
  /** Whether a POST to it may come without a body. */
  readonly mayLackBody: boolean;
}

const routes = new WeakMap<object, Route>();

/** What the decorators say of the route of a request, read once for each handler. */
export function routeOf(context: ExecutionContext): Route {
  const handler = context.getHandler();
  const known = routes.get(handler);
  if (known !== undefined) return known;
  const controller = context.getClass();
  const prototype = controller.prototype as object;
  const answer = answerShape(prototype, handler.name);
  const isStaged = Reflect.hasMetadata(STAGED, prototype, handler.name);
  const route = {
    audience: audienceOf(controller),
    answer,
    isStaged,
    mayLackBody: mayLackBody(bodyParameterOf(controller, handler.name)),
  };
  routes.set(handler, route);
  return route;
}
