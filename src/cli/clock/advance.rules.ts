/** How far a clock is to go: by the calendar first, then by the hour. */
export interface Span {
  readonly months: number;
  readonly milliseconds: number;
}

const HOUR = 3_600_000;

const UNITS: Readonly<Record<string, Span>> = {
  min: { months: 0, milliseconds: 60_000 },
  h: { months: 0, milliseconds: HOUR },
  d: { months: 0, milliseconds: 24 * HOUR },
  w: { months: 0, milliseconds: 7 * 24 * HOUR },
  m: { months: 1, milliseconds: 0 },
  y: { months: 12, milliseconds: 0 },
};

/** The most that the service moves a clock by at once. */
const MOST_MONTHS = 24;

/** `30d`, `1m`; undefined for what is none. */
export function readSpan(text: string): Span | undefined {
  const [, number, name = ''] = /^(\d{1,5})(min|[hdwmy])$/.exec(text) ?? [];
  const unit = UNITS[name];
  if (unit === undefined) return undefined;
  return { months: unit.months * Number(number), milliseconds: unit.milliseconds * Number(number) };
}

/** A month after 31 January is the last day of February. */
export function advanced(from: string, { months, milliseconds }: Span): string {
  const time = new Date(from);
  const day = time.getUTCDate();
  time.setUTCDate(1);
  time.setUTCMonth(time.getUTCMonth() + months);
  const last = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate();
  time.setUTCDate(Math.min(day, last));
  return new Date(time.getTime() + milliseconds).toISOString();
}

/** Where a clock stops on its way, the end included. */
export function stopsBetween(from: string, to: string): string[] {
  const next = advanced(from, { months: MOST_MONTHS, milliseconds: 0 });
  return next < to ? [next, ...stopsBetween(next, to)] : [to];
}
