import { IncomingMessage, type Server } from 'node:http';
import { listen } from '../../platform/listen.js';
import type { Metrics } from '../../platform/metrics/metrics.js';
import { Availability } from '../availability/availability.js';
import { Failure } from '../failures/failure.js';
import { createEdge } from './edge.js';
import type { ContractRequest, ContractResponse } from './exchange.js';
import { malformation } from './malformation.js';
import { responseClass } from './message-classes.js';
import { refuse } from './failure-response.js';

interface MetricsServerOptions {
  readonly host: string;
  readonly port: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
}

/**
 * Serves `GET /metrics` on a port of its own, so that it need not be open to callers, behind the same edge as the API.
 * @throws in words for the operator when the port cannot be opened
 */
export async function serveMetrics(
  metrics: Metrics,
  { host, port, ...timeouts }: MetricsServerOptions,
): Promise<Server> {
  const availability = new Availability();
  availability.serve();
  const server = createEdge(
    {
      ...timeouts,
      availability,
      requestClass: IncomingMessage,
      responseClass: responseClass(),
      // Reading the metrics does not count as use of the API.
      onAnswer: () => undefined,
    },
    (request, response) => void answer(metrics, request, response),
  );
  await listen(server, host, port, 'METRICS_PORT');
  return server;
}

async function answer(metrics: Metrics, request: ContractRequest, response: ContractResponse): Promise<void> {
  const isKnown = request.exchange.path === '/metrics' && ['GET', 'HEAD'].includes(request.method ?? '');
  const failure = malformation(request) ?? (isKnown ? undefined : new Failure('unknown_url'));
  if (failure !== undefined) {
    refuse(response, failure);
    return;
  }
  try {
    const { registry } = metrics;
    const text = await registry.metrics();
    response
      .writeHead(200, { 'Content-Type': registry.contentType, 'Content-Length': Buffer.byteLength(text) })
      .end(text);
  } catch {
    refuse(response, new Failure('internal_error'));
  }
}
