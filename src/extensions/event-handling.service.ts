import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Caller } from '../contract/caller.js';
import { Database } from '../platform/database/database.js';
import type { DatabaseShare } from '../platform/database/database-share.js';
import type { StoreScope } from '../platform/database/scope.js';
import { LOGGER } from '../platform/logging/logger.js';
import type { EventBody } from '../webhooks/events/events.dto.js';
import { EventsService } from '../webhooks/events/events.service.js';
import { ExtensionsRepository, type Lock } from './extensions.repository.js';
import type { EventHandlerEntry } from './extension-handlers.service.js';
import { runExtension, ExtensionFailure } from './extension-runner.js';
import { storeWork } from './store-work.js';

/** Events that are heard in one transaction, and how long it may go on to another one. */
const HEARD_AT_ONCE = 100;
const TRANSACTION_MS = 1_000;
/** Events that are looked through at once for those of the listener's types. */
const LOOKED_THROUGH = 10_000;

/** Tells listeners of modules of one's own what has happened in a store. */
@Injectable()
export class EventHandlingService {
  constructor(
    private readonly database: Database,
    private readonly repository: ExtensionsRepository,
    private readonly events: EventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Tells the listener everything that it has not heard, until it fails or nobody wants to go on.
   * @param lock whether to wait for another process that is telling it
   */
  async tell(scope: StoreScope, listener: EventHandlerEntry, lock: Lock, goesOn: () => boolean): Promise<void> {
    try {
      // Numbered on its own: whoever gives numbers holds up all others of the store who do, and listeners take their time.
      await this.events.numberAll(scope);
      if (!(await this.repository.hasToHear(scope, listener.name))) return;
      await this.repository.beginListener(scope, listener.name);
      while ((await this.tellSome(scope, listener, lock)) && goesOn());
    } catch (error) {
      // Whatever it is, what was done in the transaction is undone, and nobody else's events are to wait for it.
      this.logger.error({ error, store: scope.storeId, listener: listener.name }, 'a listener could not be told');
      await this.repository.noteListenerFailure(scope, listener.name);
    }
  }

  /** @returns whether there is more to tell */
  private async tellSome({ storeId, now }: StoreScope, listener: EventHandlerEntry, lock: Lock): Promise<boolean> {
    const heard: Caller<StoreScope>[] = [];
    const share = this.database.shareOf(storeId);
    const isMore = await share.transaction(async (queries) => {
      const scope = { storeId, queries, now };
      const hearing = await this.repository.lockListener(scope, listener.name, lock);
      if (hearing === undefined) return false;
      const { heardTo: from, failures } = hearing;
      // Alone, it can't undo what others before it have done, which then would be done again.
      const limit = failures > 0 ? 1 : HEARD_AT_ONCE;
      const last = await this.repository.lastEvent(scope);
      const until = Math.min(last, from + LOOKED_THROUGH);
      const events = await this.repository.eventsBetween(scope, from, until, listener.types, limit);
      const { to, hasFailed } = await this.tellEach(share, scope, listener, events, heard);
      const heardTo = heard.length === events.length && events.length < limit ? until : (to ?? from);
      await this.repository.noteHeard(scope, listener.name, heardTo);
      if (hasFailed) await this.repository.noteListenerFailure(scope, listener.name);
      return !hasFailed && heardTo < last;
    });
    for (const caller of heard) await this.finish(caller, storeId, listener);
    return isMore;
  }

  private async tellEach(
    share: DatabaseShare,
    { queries, storeId }: StoreScope,
    listener: EventHandlerEntry,
    events: readonly EventBody[],
    heard: Caller<StoreScope>[],
  ): Promise<{ readonly to: number | undefined; readonly hasFailed: boolean }> {
    const startedAt = performance.now();
    let to: number | undefined;
    for (const event of events) {
      const caller = storeWork(share, queries, storeId, event.occurred_at);
      try {
        await runExtension(caller, () => listener.hear(caller, event));
      } catch (error) {
        if (!(error instanceof ExtensionFailure)) throw error;
        const { cause } = error;
        this.logger.error(
          { error: cause, store: storeId, listener: listener.name, event: event.id },
          'a listener failed',
        );
        return { to, hasFailed: true };
      }
      heard.push(caller);
      to = event.sequence;
      if (performance.now() - startedAt > TRANSACTION_MS) break;
    }
    return { to, hasFailed: false };
  }

  /** What was put off until the transaction was over is tried once. */
  private async finish(caller: Caller<StoreScope>, storeId: string, { name }: EventHandlerEntry): Promise<void> {
    try {
      await caller.afterTransaction();
    } catch (error) {
      this.logger.error({ error, store: storeId, listener: name }, 'what a listener had put off has failed');
    }
  }
}
