import type { IncomingMessage } from 'node:http';
import type { Admission } from '../availability/admission.js';
import type { Availability } from '../availability/availability.js';
import { Failure } from '../failures/failure.js';
import { VERSION_PREFIX } from '../version.js';
import type { RefusedEarly } from './answer-log.js';
import { answerPreflight, isPreflight } from './cors.js';
import type { Serve } from './edge.js';
import type { ContractRequest, ContractResponse } from './exchange.js';
import { answerHealth } from './health.js';
import { malformation } from './malformation.js';
import { rawFailureResponse, refuse } from './failure-response.js';
import { requestIdOf } from './request-id.js';
import { readTarget } from './request-target.js';

export interface EntranceOptions {
  readonly availability: Availability;
  readonly admission: Admission;
  /** Called instead of `onAnswer` where there was no time to look at a request any further. */
  readonly onRefusedEarly: (refused: RefusedEarly) => void;
}

/** Made once, since it is given when there is no time to lose. */
const OVERLOADED = new Failure('overloaded', { retryAfterSeconds: 1 });
const overloadedAnswer = rawFailureResponse(OVERLOADED, 'keep-alive');

/**
 * What a request to the API passes before any framework sees it: preflight and health, availability, overload,
 * well-formedness.
 */
export function apiEntrance(
  { availability, admission }: EntranceOptions,
  handler: (request: ContractRequest, response: ContractResponse) => void,
): Serve {
  return (request, response, underWay) => {
    const { path } = request.exchange;
    if (isPreflight(request)) answerPreflight(response);
    else if (!answerHealth(path, request, response, availability)) {
      const failure =
        availability.refusal(path) ?? (admission.isExcess(request, underWay) ? OVERLOADED : malformation(request));
      if (failure === undefined) handler(request, response);
      else refuse(response, failure);
    }
  };
}

/** The refusal of a request that is more than can be served, before anything is made of it. */
export function earlyRefusal({ availability, admission, onRefusedEarly }: EntranceOptions) {
  return (request: IncomingMessage, underWay: number): string | undefined => {
    if (availability.isStopping || !admission.isExcess(request, underWay)) return undefined;
    const { method = '' } = request;
    const { path } = readTarget(request);
    if (!path.startsWith(VERSION_PREFIX) || availability.refusal(path) !== undefined) return undefined;
    const requestId = requestIdOf(request);
    onRefusedEarly({ requestId, method, path });
    return overloadedAnswer(requestId);
  };
}
