/** A calendar day, `YYYY-MM-DD`, without a time zone of its own. */
export type Day = string;

const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;

/** Whether the text is a day that exists: `2024-02-29` does, `2023-02-29` and `0000-01-01` do not. */
export function isDay(text: string): text is Day {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
