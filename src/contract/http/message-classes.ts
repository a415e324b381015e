import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import type { Express } from 'express';
import { clientAddress } from './client-address.js';
import type { ContractResponse } from './exchange.js';
import { pathPrefix } from './path-prefix.js';
import { trustedValues } from './trusted-values.js';

/**
 * Express changes the prototype of each request and response that it is given, which costs every one of them. These are
 * born as what Express would make of them.
 *
 * What Express reads from the `X-Forwarded-` headers is read here instead: of all values only those of the trusted
 * proxies count, and an address is one whatever port is written beside it.
 */
export function requestClass(instance: Express, trustedProxies: number): typeof IncomingMessage {
  class ContractMessage extends IncomingMessage {
    get ip(): string {
      return clientAddress(this, trustedProxies);
    }

    get protocol(): 'http' | 'https' {
      const [outermost] = trustedValues(this.headers['x-forwarded-proto'], trustedProxies);
      return outermost?.toLowerCase() === 'https' ? 'https' : 'http';
    }

    get host(): string | undefined {
      const [outermost] = trustedValues(this.headers['x-forwarded-host'], trustedProxies);
      return outermost || this.headers.host;
    }

    get pathPrefix(): string {
      return pathPrefix(this.headers['x-forwarded-prefix'], trustedProxies);
    }
  }
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
