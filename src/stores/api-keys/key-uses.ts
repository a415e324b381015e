import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { StoreAccess } from '../../contract/store-access.js';
import { AccessRepository } from './access.repository.js';

const WRITE_EVERY_MS = 10_000;

/** Gathers when keys were used and writes it now and then, so that a request does not wait for it. */
@Injectable()
export class KeyUses implements OnModuleInit, OnModuleDestroy {
  private uses = new Map<string, { storeId: string; keyId: string; at: string }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly repository: AccessRepository) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  note({ storeId, keyId }: StoreAccess, at: string): void {
    this.uses.set(keyId, { storeId, keyId, at });
  }

  private async write(): Promise<void> {
    if (this.uses.size === 0) return;
    const uses = [...this.uses.values()];
    this.uses = new Map();
    // That the database is away is no reason to trouble anyone: unless a key is used again until then, its use is
    // written the next time.
    await this.repository.noteUses(uses).catch(() => {
      for (const use of uses) if (!this.uses.has(use.keyId)) this.uses.set(use.keyId, use);
    });
  }
}
