import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { bodyParameterOf, mayLackBody } from '../../contract/body-parameter.js';
import { answerShape, audienceOf, isRefusable, type AnswerShape, type Audience } from '../../contract/route.js';
import { isDto } from '../../contract/validation/check-dto.js';
import type { Dto } from '../../contract/validation/dto-plan.js';
import { METHODS, type Method } from './openapi.js';

/** A class that Nest routes requests to. */
export type Controller = new (...dependencies: never[]) => object;

/** What the decorators of a handler say, without its version. */
export interface Route {
  readonly method: Method;
  /** The controller's own part of the path, such as `['subscribers', '{subscriber_id}', 'notes']`. */
  readonly collection: readonly string[];
  /** The handler's part, such as `['{id}']` or `['{id}', 'cancel']`. */
  readonly rest: readonly string[];
  readonly audience: Audience;
  /** What it answers with when all went well: 201 for a POST that creates. */
  readonly status: number;
  readonly answer: AnswerShape | undefined;
  /** Whether 422 can be the answer. */
  readonly refusable: boolean;
  /** The class that the body is checked against. */
  readonly input: Dto | undefined;
  /** Whether a request without a body is in order. */
  readonly mayLackBody: boolean;
}

/** The routes of a controller, in the order of its handlers. */
export function routesOf(controller: Controller): Route[] {
  const prototype = controller.prototype as object;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => routesOfHandler(controller, name));
}

function routesOfHandler(controller: Controller, name: string): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  const handler = prototype[name] as object;
  const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
  if (paths === undefined) return [];
  const method = methodOf(handler);
  const status = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  const collections = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  return collections.flatMap((collection) =>
    [paths].flat().map((path) => ({
      method,
      collection: segmentsOf(collection),
      rest: segmentsOf(path),
      audience: audienceOf(controller),
      status: status ?? (method === 'post' ? 201 : 200),
      answer: answerShape(prototype, name),
      refusable: method !== 'get' || isRefusable(prototype, name),
      input: inputOf(controller, name),
      mayLackBody: method === 'post' && mayLackBody(bodyParameterOf(controller, name)),
    })),
  );
}

function methodOf(handler: object): Method {
  const name = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod].toLowerCase();
  const method = METHODS.find((known) => known === name);
  if (method === undefined) throw new Error(`the contract has no method ${name.toUpperCase()}`);
  return method;
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.replace(/^:(.+)$/, '{$1}'));
}

function inputOf(controller: Controller, name: string): Dto | undefined {
  const parameter = bodyParameterOf(controller, name);
  if (parameter === undefined) return undefined;
  const { type } = parameter;
  if (type === undefined) {
    throw new Error(`${controller.name}.${name} has lost its types: compile it with emitDecoratorMetadata`);
  }
  return isDto(type) ? type : undefined;
}
