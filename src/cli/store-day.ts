import { dayAt } from '../domain/calendar/zoned-day.js';
import type { Api } from './api.js';

/** The store's day, by its own clock if it has one, else by the service's. */
export async function todayOf(api: Api): Promise<string> {
  const { data, headers } = await api.get('/store').withResponse();
  const { time_zone: timeZone, status } = data as { time_zone: string; status: string };
  const now = status === 'sandbox' ? ((await api.get('/clock')) as { now: string }).now : headers.get('Date');
  if (now === null) throw new Error('The service does not tell the time');
  return dayAt(new Date(now).toISOString(), timeZone);
}
