import { createHash, hash, timingSafeEqual } from 'node:crypto';
import type { OnModuleInit } from '@nestjs/common';
import { Credentials } from '../../contract/credentials.js';
import type { StoreAccess } from '../../contract/store-access.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Notifications } from '../../platform/database/notifications.js';
import type { Seal } from '../../platform/secrets/seal.js';
import type { AccessRepository, KnownKey } from './access.repository.js';
import { isWellFormedApiKey } from './api-key.js';
import type { KeyUses } from './key-uses.js';

/** A revoked key or a changed standing may be overlooked for this long, even when the announcement of it is lost. */
const STALE_AFTER_MS = 5_000;
/** As many answers are kept; stores beyond that cost a query more often, and unknown keys never push out known ones. */
const MAX_KEPT = 10_000;
const STORE_ID = /^STO-\d{1,18}$/;
const CHANNEL = 'standing_order_access';

interface CachedCredentials {
  readonly key: KnownKey | undefined;
  readonly readAt: number;
}

interface Reading {
  readonly key: Promise<KnownKey | undefined>;
  readonly readAt: number;
}

/**
 * Answers the contract's question from the database, and for five seconds from memory. Keys are compared by digests alone,
 * so the time that it takes tells nothing of how near a guess is. It does tell what anyone knows: whether the text has the
 * form of a key, without which no query is made, and whether the same one was just asked about.
 */
export class StoreCredentials extends Credentials implements OnModuleInit {
  private readonly known = new Map<string, CachedCredentials>();
  private readonly unknown = new Map<string, CachedCredentials>();
  private readonly reading = new Map<string, Reading>();
  private readonly operatorDigest: Buffer;

  constructor(
    private readonly repository: AccessRepository,
    private readonly uses: KeyUses,
    private readonly seal: Seal,
    private readonly clock: Clock,
    private readonly notifications: Notifications,
    operatorKey: string,
  ) {
    super();
    this.operatorDigest = sha256(operatorKey);
  }

  onModuleInit(): void {
    this.notifications.listen(CHANNEL, () => this.forget());
  }

  isOperator(password: string): boolean {
    return timingSafeEqual(sha256(password), this.operatorDigest);
  }

  /** What is kept goes by a plain digest, which costs a fraction of the keyed one that the database goes by. */
  storeOf(storeId: string, apiKey: string): StoreAccess | undefined | Promise<StoreAccess | undefined> {
    const name = `${storeId} ${hash('sha256', apiKey, 'base64')}`;
    const kept = this.known.get(name) ?? this.unknown.get(name);
    if (isFresh(kept)) return this.admit(kept.key);
    if (!STORE_ID.test(storeId) || !isWellFormedApiKey(apiKey)) return undefined;
    return this.read(name, storeId, this.seal.digest(apiKey)).then((key) => this.admit(key));
  }

  private admit(key: KnownKey | undefined): StoreAccess | undefined {
    if (key === undefined) return undefined;
    const now = this.clock.now();
    if (key.expiresAt !== null && key.expiresAt <= now) return undefined;
    this.uses.note(key.access, now);
    return key.access;
  }

  /** However many requests ask at once, the database is asked once; again while its answer takes so long that it is stale. */
  private read(name: string, storeId: string, digest: Buffer): Promise<KnownKey | undefined> {
    const underWay = this.reading.get(name);
    if (isFresh(underWay)) return underWay.key;
    // What is read counts from the moment of asking: a change right after it is then found in time.
    const readAt = performance.now();
    const answer = this.repository
      .find(storeId, digest)
      .then((found) => {
        const key = found !== undefined && timingSafeEqual(found.digest, digest) ? found : undefined;
        if (this.reading.get(name) === reading) this.keep(name, { key, readAt });
        return key;
      })
      .finally(() => {
        if (this.reading.get(name) === reading) this.reading.delete(name);
      });
    const reading: Reading = { key: answer, readAt };
    this.reading.set(name, reading);
    return answer;
  }

  private keep(name: string, kept: CachedCredentials): void {
    this.known.delete(name);
    this.unknown.delete(name);
    const answers = kept.key === undefined ? this.unknown : this.known;
    answers.set(name, kept);
    if (answers.size <= MAX_KEPT) return;
    const [oldest] = answers.keys();
    if (oldest !== undefined) answers.delete(oldest);
  }

  private forget(): void {
    this.known.clear();
    this.unknown.clear();
    this.reading.clear();
  }
}

function isFresh<Read extends { readonly readAt: number }>(read: Read | undefined): read is Read {
  return read !== undefined && performance.now() - read.readAt < STALE_AFTER_MS;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
