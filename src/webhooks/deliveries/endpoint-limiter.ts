import type { EndpointRef } from './receivers.repository.js';

export interface EndpointLimits {
  /** Endpoints that are served at the same time. */
  readonly max: number;
  /** The same, of one store. */
  readonly maxPerStore: number;
}

/**
 * Delivers to an endpoint until nothing is left or `goesOn` says no.
 * @returns whether nothing was left
 */
export type DeliverToEndpoint = (endpoint: EndpointRef, goesOn: (hasArrived: boolean) => boolean) => Promise<boolean>;

/** Serves endpoints beside each other, each on its own, so that one that hangs delays no other. */
export class EndpointLimiter {
  private readonly running = new Map<string, Promise<void>>();
  /** Endpoints that were requested while they were being served: their new work may have come too late for that pass. */
  private readonly requested = new Set<string>();
  /** The number of the latest slot of each endpoint that still has work. */
  private slots = new Map<string, number>();
  private latestSlot = 0;
  private isCrowded = false;
  private isClosing = false;

  constructor(
    private readonly deliver: DeliverToEndpoint,
    private readonly limits: EndpointLimits,
  ) {}

  /** Serves the endpoints for which there is room, the one that has waited longest for a slot first. */
  serveAll(endpoints: readonly EndpointRef[]): void {
    this.isCrowded = false;
    this.slots = new Map(endpoints.map((endpoint) => [nameOf(endpoint), this.slotOf(endpoint)]));
    for (const endpoint of [...endpoints].sort((a, b) => this.slotOf(a) - this.slotOf(b))) this.serve(endpoint);
  }

  /** Serves no further endpoint, and waits for those that are being served. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all(this.running.values());
  }

  private serve(endpoint: EndpointRef): void {
    const name = nameOf(endpoint);
    if (this.running.has(name)) this.requested.add(name);
    else if (!this.hasRoom(endpoint)) this.isCrowded = true;
    else if (!this.isClosing) {
      this.slots.set(name, (this.latestSlot += 1));
      this.running.set(name, this.run(endpoint, name));
    }
  }

  private slotOf(endpoint: EndpointRef): number {
    return this.slots.get(nameOf(endpoint)) ?? 0;
  }

  private hasRoom({ storeId }: EndpointRef): boolean {
    if (this.running.size >= this.limits.max) return false;
    const ofStore = [...this.running.keys()].filter((name) => name.startsWith(`${storeId} `));
    return ofStore.length < this.limits.maxPerStore;
  }

  private async run(endpoint: EndpointRef, name: string): Promise<void> {
    // An endpoint that cannot be reached, or that had a batch while others wait, continues in its next slot.
    const isComplete = await this.deliver(endpoint, (hasArrived) => hasArrived && !this.isCrowded);
    this.running.delete(name);
    if (this.requested.delete(name) && isComplete) this.serve(endpoint);
  }
}

function nameOf({ storeId, endpointId }: EndpointRef): string {
  return `${storeId} ${endpointId}`;
}
