import { Failure } from './failure.js';
import { MAX_FAULTS, type Fault, type Path } from './fault.js';

/**
 * Collects the faults of one body: the first 100 faulty fields, each with the first reason that was found. What is beyond
 * them is only noted, so that neither time nor memory grows with the number of faults.
 */
export class FaultCollector {
  private readonly collected: Fault[] = [];
  private overflows = false;

  get faults(): readonly Fault[] {
    return this.collected;
  }

  /** Whether there are more faulty fields than are collected: from then on, looking for others is of no use. */
  get hasMore(): boolean {
    return this.overflows;
  }

  add(fault: Fault): void {
    if (this.overflows || this.collected.some(({ path }) => isSamePath(path, fault.path))) return;
    if (this.collected.length < MAX_FAULTS) this.collected.push(fault);
    else this.overflows = true;
  }

  /** @throws Failure 400 with every fault collected, where there is one */
  assertNone(): void {
    if (this.collected.length > 0) throw Failure.of(this.collected, this.overflows);
  }
}

/** Paths that differ mostly do so at their ends, and names in the middle may be long. */
function isSamePath(one: Path, other: Path): boolean {
  if (one.length !== other.length) return false;
  for (let at = one.length - 1; at >= 0; at -= 1) if (one[at] !== other[at]) return false;
  return true;
}
