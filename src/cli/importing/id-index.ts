import type { Entry, Journal } from './journal.js';

/** A line of a journal. */
export interface Imported {
  readonly journal: Journal;
  readonly line: number;
  readonly entry: Entry;
}

/**
 * Finds what became of a thing by the id that it had. The journals are the index: what is held in memory of each of their
 * entries is eight bytes to sixteen, outside the heap, so that a million subscribers cost as much as one page of a list.
 */
export class IdIndex {
  /** The places of entries by the digest of their id, by open addressing; 0 is free. Half is left free, or more. */
  private readonly table: Uint32Array;
  private readonly parts: { readonly journal: Journal; readonly before: number }[] = [];

  constructor(journals: readonly Journal[]) {
    let before = 1;
    for (const journal of journals) {
      this.parts.push({ journal, before });
      before += journal.lines;
    }
    this.table = new Uint32Array(2 ** Math.ceil(Math.log2(before * 2)));
    for (const part of this.parts) {
      for (const { line, entry } of part.journal.entries()) this.insert(part.before + line, entry);
    }
  }

  /** @param oldId the digest of the id */
  find(oldId: string): Imported | undefined {
    for (let slot = this.slotOf(oldId); ; slot = this.after(slot)) {
      const place = this.table[slot] ?? 0;
      if (place === 0) return undefined;
      const found = this.at(place);
      if (found?.entry.oldId === oldId) return found;
    }
  }

  private insert(place: number, { oldId, state }: Entry): void {
    if (oldId === '') return;
    for (let slot = this.slotOf(oldId); ; slot = this.after(slot)) {
      const there = this.table[slot] ?? 0;
      const isFree = there === 0;
      if (!isFree && this.at(there)?.entry.oldId !== oldId) continue;
      // What was refused in one file may have been mended, and imported, in another.
      if (isFree || state === 'done') this.table[slot] = place;
      return;
    }
  }

  private at(place: number): Imported | undefined {
    const part = this.parts.findLast(({ before }) => before <= place);
    if (part === undefined) return undefined;
    const line = place - part.before;
    const entry = part.journal.entry(line);
    return entry && { journal: part.journal, line, entry };
  }

  private slotOf(oldId: string): number {
    return Buffer.from(oldId, 'base64url').readUInt32LE() & (this.table.length - 1);
  }

  private after(slot: number): number {
    return (slot + 1) & (this.table.length - 1);
  }
}
