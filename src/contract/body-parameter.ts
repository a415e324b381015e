import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { isDto } from './validation/check-dto.js';
import { schemaOf } from './validation/schema.js';

type Controller = abstract new (...dependencies: never[]) => object;

/** The parameter that a handler takes its body by. */
interface BodyParameter {
  /** Its class, or `Object`; undefined where the controller was compiled without its types. */
  readonly type: unknown;
}

/** Nest keeps the arguments of a handler under keys such as `3:1`: the kind of argument, then its place. */
export function bodyParameterOf(controller: Controller, handler: string): BodyParameter | undefined {
  const routeArguments = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as object;
  const key = Object.keys(routeArguments).find((argument) => argument.startsWith(`${RouteParamtypes.BODY}:`));
  if (key === undefined) return undefined;
  const prototype = controller.prototype as object;
  const types = Reflect.getMetadata('design:paramtypes', prototype, handler) as unknown[] | undefined;
  return { type: types?.[Number(key.split(':')[1])] };
}

/** Whether a POST may come without a body, which then stands for `{}`: nothing in it would be required. */
export function mayLackBody(parameter: BodyParameter | undefined): boolean {
  if (parameter === undefined) return true;
  return isDto(parameter.type) ? schemaOf(parameter.type).required === undefined : parameter.type !== undefined;
}
