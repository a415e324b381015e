import 'reflect-metadata';

const EACH_DAY = 'so:each-day';

/**
 * The method is called once for every calendar day of every store, in order, when the day has begun where the store is.
 * It is called as a `DailyTask`. What it does is committed with the note that the day is done; what it throws undoes that,
 * and it is tried again later. The clock of a sandbox store stops at each day on its way. A new method begins with the
 * day on which it is first seen; of days that were missed, the last two years are made up for.
 */
export const EachDay = (): MethodDecorator => (target, name) => Reflect.defineMetadata(EACH_DAY, true, target, name);

export function isForEachDay(prototype: object, name: string): boolean {
  return Reflect.hasMetadata(EACH_DAY, prototype, name);
}
