import 'reflect-metadata';
import type { EventType } from '../webhooks/events/event-types.js';

const EVENTS = 'so:on-event';

/**
 * The method hears of these events of every store, one after the other and each once: what it does is committed with the
 * note that it has heard. It is called as an `EventListener`. What it throws undoes what it did; the same event is tried
 * again later, and those behind it wait. A new listener hears all since a store's first event. The names of its module,
 * class and method are how it is known again: to rename one of them is to begin anew.
 */
export const OnEvent =
  (...types: readonly EventType[]): MethodDecorator =>
  (target, name) =>
    Reflect.defineMetadata(EVENTS, types, target, name);

/** Undefined: the method hears of none. */
export function eventsOf(prototype: object, name: string): readonly EventType[] | undefined {
  return Reflect.getMetadata(EVENTS, prototype, name) as readonly EventType[] | undefined;
}
