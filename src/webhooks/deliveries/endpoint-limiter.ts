import type { EndpointRef } from './receivers.repository.js';

export interface EndpointLimits {
  /** Lanes that are open at the same time. */
  readonly most: number;
  /** The same, of one store. */
  readonly mostOfStore: number;
}

/**
 * Tells the endpoint of a lane, until nothing is left or it does not go on.
 * @returns whether nothing was left
 */
export type DeliverToEndpoint = (lane: EndpointRef, goesOn: (isHeard: boolean) => boolean) => Promise<boolean>;

/** Each endpoint has a lane of its own while it is told, so that one that hangs holds up nobody else. */
export class EndpointLimiter {
  private readonly open = new Map<string, Promise<void>>();
  /** Those that were to be opened while they still were: what they are for may have come too late for their last look. */
  private readonly asked = new Set<string>();
  /** Which turn each had last, of those that still have something to be told. */
  private turns = new Map<string, number>();
  private turn = 0;
  private isCrowded = false;
  private isClosing = false;

  constructor(
    private readonly follow: DeliverToEndpoint,
    private readonly limits: EndpointLimits,
  ) {}

  /** Opens lanes for those with something to be told: first whose turn was longest ago, for as many as there is room. */
  openAll(lanes: readonly EndpointRef[]): void {
    this.isCrowded = false;
    this.turns = new Map(lanes.map((lane) => [nameOf(lane), this.turns.get(nameOf(lane)) ?? 0]));
    const turnOf = (lane: EndpointRef) => this.turns.get(nameOf(lane)) ?? 0;
    for (const lane of [...lanes].sort((a, b) => turnOf(a) - turnOf(b))) this.ask(lane);
  }

  /** Opens none any more, and waits for those that are. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all(this.open.values());
  }

  private ask(lane: EndpointRef): void {
    const name = nameOf(lane);
    if (this.open.has(name)) this.asked.add(name);
    else if (!this.hasRoom(lane)) this.isCrowded = true;
    else if (!this.isClosing) {
      this.turns.set(name, (this.turn += 1));
      this.open.set(name, this.run(lane, name));
    }
  }

  private hasRoom({ storeId }: EndpointRef): boolean {
    if (this.open.size >= this.limits.most) return false;
    const ofStore = [...this.open.keys()].filter((name) => name.startsWith(`${storeId} `));
    return ofStore.length < this.limits.mostOfStore;
  }

  private async run(lane: EndpointRef, name: string): Promise<void> {
    // One who does not hear, or who has had a batch while others wait, gets the next when it is their turn again.
    const isAllTold = await this.follow(lane, (isHeard) => isHeard && !this.isCrowded);
    this.open.delete(name);
    if (this.asked.delete(name) && isAllTold) this.ask(lane);
  }
}

function nameOf({ storeId, endpointId }: EndpointRef): string {
  return `${storeId} ${endpointId}`;
}
