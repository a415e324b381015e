import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What the service tells Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Counter({
    name: 'http_requests_total',
    help: 'Answers by method and status',
    labelNames: ['method', 'status'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly invoices = new Counter({
    name: 'billing_invoices_total',
    help: 'Invoices that billing has made',
    registers: [this.registry],
  });
  private readonly parked = new Counter({
    name: 'billing_parked_total',
    help: 'Enrollments that billing has put aside because they could not be billed',
    registers: [this.registry],
  });

  private readonly deliveries = new Counter({
    name: 'webhook_deliveries_total',
    help: 'Attempts to deliver by outcome: succeeded, pending (to be tried again), failed (given up)',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  countAnswer(method: string, status: number, durationMs: number): void {
    this.requests.inc({ method, status });
    this.durations.observe(durationMs / 1000);
  }

  countBilled(invoices: number, parked: number): void {
    this.invoices.inc(invoices);
    this.parked.inc(parked);
  }

  countDelivery(outcome: 'succeeded' | 'pending' | 'failed'): void {
    this.deliveries.inc({ outcome });
  }
}
