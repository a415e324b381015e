import { Injectable } from '@nestjs/common';
import type { DraftLine } from '../../domain/billing/line.js';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { BilledEnrollment } from '../facts/billed-enrollment.js';
import type { BilledStore } from '../facts/billed-store.js';
import type { UsageRecord } from '../facts/billing-step.js';
import type { Catalog } from '../facts/catalog.js';

/** What was used, as lines of the invoice that closes a period. */
@Injectable()
export class UsageCharges {
  /** The lines for what was used in the current period until a day, or its end, and for what came late of earlier ones. */
  async close(
    _scope: StoreScope,
    _store: BilledStore,
    _catalog: Catalog,
    _enrollment: BilledEnrollment,
    _until: Day | null,
  ): Promise<{ lines: DraftLine[]; records: UsageRecord[] }> {
    return { lines: [], records: [] };
  }

  async keep(_scope: StoreScope, _enrollmentId: string, _records: readonly UsageRecord[]): Promise<void> {}
}
