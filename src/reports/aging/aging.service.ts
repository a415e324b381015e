import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { ReportedStoreService } from '../reported-store.service.js';
import { NAMED_DEBTORS, type AgingReport } from './aging.dto.js';
import { AgingRepository } from './aging.repository.js';

@Injectable()
export class AgingService {
  constructor(
    private readonly stores: ReportedStoreService,
    private readonly repository: AgingRepository,
  ) {}

  async report(caller: StoreCaller): Promise<AgingReport> {
    const { currency, today } = await this.stores.of(caller);
    const { total, largest } = await this.repository.owed(caller.scope, today, NAMED_DEBTORS);
    const { subscriber_count, ...owed } = total;
    return { currency, as_of: today, total: owed, subscriber_count, subscribers: largest };
  }
}
