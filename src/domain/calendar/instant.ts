import { isDay } from './day.js';

/** A moment, ISO 8601 in UTC with milliseconds, so that comparing texts compares moments. */
export type Instant = string;

const ISO_TIME = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Of `2026-01-31T12:00:00.000Z`; no other text that the pattern takes, and that ends in Z, is as long. */
const INSTANT_LENGTH = 24;

/** Reads an ISO 8601 time with an offset, down to the millisecond; undefined if it is not one, or not of a day in UTC. */
export function readInstant(text: string): Instant | undefined {
  const day = ISO_TIME.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return undefined;
  // Most are written as they are kept, and a thousand come in one request.
  if (text.length === INSTANT_LENGTH && text.endsWith('Z')) return text;
  const instant = new Date(text).toISOString();
  return isDay(instant.slice(0, 10)) ? instant : undefined;
}
