import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Caller } from '../contract/caller.js';
import type { Day } from '../domain/calendar/day.js';
import type { StoreScope } from '../platform/database/scope.js';
import type { EventBody } from '../webhooks/events/events.dto.js';
import type { EventType } from '../webhooks/events/event-types.js';
import { isForEachDay } from './each-day.decorator.js';
import { eventsOf } from './on-event.decorator.js';

/** Hears of an event: the caller is the store itself, at the time of the event, in a transaction. */
export type EventHandler = (caller: Caller<StoreScope>, event: EventBody) => Promise<unknown>;

/** Does what a day brings: the caller is the store itself, at the beginning of the day, in a transaction. */
export type DailyTask = (caller: Caller<StoreScope>, day: Day) => Promise<unknown>;

export interface EventHandlerEntry {
  /** By which it is known again: the names of its module, class and method. */
  readonly name: string;
  readonly types: readonly EventType[];
  readonly hear: EventHandler;
}

export interface DailyTaskEntry {
  readonly name: string;
  readonly run: DailyTask;
}

type Holder = ReturnType<DiscoveryService['getProviders']>[number];

/** The methods of modules of one's own that are called by themselves, in the order in which Nest knows their classes. */
@Injectable()
export class ExtensionHandlers {
  readonly listeners: EventHandlerEntry[] = [];
  readonly tasks: DailyTaskEntry[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws in words, when a method could never be called as it is declared */
  discover(): void {
    for (const provider of this.discovery.getProviders()) this.discoverIn(provider, true);
    for (const controller of this.discovery.getControllers()) this.discoverIn(controller, false);
    const names = [...this.listeners, ...this.tasks].map(({ name }) => name);
    for (const name of names.filter((one, place) => names.indexOf(one) < place)) {
      throw new Error(`Two methods are called ${name}, and would be taken for one: give their classes different names`);
    }
  }

  private discoverIn(holder: Holder, isProvider: boolean): void {
    const { instance, host } = holder as { instance?: unknown; host?: { name: string } };
    if (typeof instance !== 'object' || instance === null) return;
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (prototype === null) return;
    for (const method of this.scanner.getAllMethodNames(prototype)) {
      const types = eventsOf(prototype, method);
      const isTask = isForEachDay(prototype, method);
      if (types === undefined && !isTask) continue;
      const name = `${host?.name ?? ''}.${prototype.constructor.name}.${method}`;
      if (!isProvider) throw new Error(`${name} is in a controller: @OnEvent and @EachDay belong into a provider`);
      if (!holder.isDependencyTreeStatic()) throw new Error(`${name} is of a provider that is made for each request`);
      if (types?.length === 0) throw new Error(`${name} hears of no event: name the types in @OnEvent(…)`);
      const called = (instance as Record<string, EventHandler & DailyTask>)[method]?.bind(instance);
      if (called !== undefined && types !== undefined) this.listeners.push({ name, types, hear: called });
      if (called !== undefined && isTask) this.tasks.push({ name, run: called });
    }
  }
}
