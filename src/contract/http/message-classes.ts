import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import type { Express } from 'express';
import type { ContractResponse } from './exchange.js';

/**
 * Express changes the prototype of each request and response that it is given, which costs every one of them. These are
 * born as what Express would make of them.
 */
export function requestClass(instance: Express): typeof IncomingMessage {
  class ContractMessage extends IncomingMessage {}
  instance.request = knownToExpress(ContractMessage.prototype, instance.request);
  return ContractMessage;
}

/**
 * The same for responses, which write what every answer has together with their own headers.
 * @param instance absent on a server without Express
 */
export function responseClass(instance?: Express): typeof ServerResponse {
  class ContractAnswer extends ServerResponse {}
  ContractAnswer.prototype.writeHead = writeHead as never;
  if (instance !== undefined) instance.response = knownToExpress(ContractAnswer.prototype, instance.response);
  return ContractAnswer as typeof ServerResponse;
}

/** Headers that are set one by one are each looked at twice by Node; its fast way is to be given all of them at once. */
function writeHead(this: ContractResponse, status: number, ...given: (string | OutgoingHttpHeaders)[]): ServerResponse {
  const own = given.find((one) => typeof one === 'object');
  const headers = Object.assign(this.req.exchange.headers, own);
  return ServerResponse.prototype.writeHead.call(this, status, headers) as ServerResponse;
}

function knownToExpress<Known extends object>(prototype: object, known: Known): Known {
  return Object.setPrototypeOf(prototype, known) as Known;
}
