import type { Instant } from '../../domain/calendar/instant.js';

/** `2026-11-22 08:05:00.5+00` as an instant. Connections run in UTC; another offset is converted all the same. */
export function readTimestamp(text: string): Instant {
  if (!text.endsWith('+00')) return new Date(text).toISOString();
  const milliseconds = text.slice(19, -3).padEnd(4, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}${milliseconds.startsWith('.') ? milliseconds.slice(0, 4) : '.000'}Z`;
}
