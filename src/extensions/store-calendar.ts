import { Injectable } from '@nestjs/common';
import type { Caller } from '../contract/caller.js';
import type { Day } from '../domain/calendar/day.js';
import { dayAt } from '../domain/calendar/zoned-day.js';
import type { StoreScope } from '../platform/database/scope.js';
import { ExtensionsRepository } from './extensions.repository.js';

/** The calendar of a store, whose days are those of its time zone. */
@Injectable()
export class StoreCalendar {
  constructor(private readonly repository: ExtensionsRepository) {}

  /** The day that it is for the store, at the time of the caller's work. */
  async today({ scope }: Pick<Caller<StoreScope>, 'scope'>): Promise<Day> {
    return dayAt(scope.now, (await this.repository.daysOf(scope)).timeZone);
  }
}
