import { setTimeout } from 'node:timers/promises';
import { StandingOrderConnectionError, StandingOrderError } from '../client/client.js';
import type { Api, Thing } from './api.js';

/** The longest wait for a service that is away. */
const LONGEST_WAIT_SECONDS = 10;

/** The id of the event after which to begin: the latest, or the one with that sequence number or id; '' for the first. */
export async function startOf(api: Api, since: string | undefined): Promise<string> {
  if (since === '0') return '';
  if (since !== undefined && !/^\d+$/.test(since)) return since;
  const query =
    since === undefined
      ? { sort_by: 'id', sort: 'desc', page: 1, paginate: 1 }
      : { filter_by: 'sequence', filter: since, page: 1, paginate: 1 };
  const [event] = (await api.get('/events', { query })) as Thing[];
  if (event === undefined && since !== undefined)
    throw new Error(`There is no event with the sequence number ${since}`);
  return event?.id ?? '';
}

/**
 * Events as they happen, each once, until the signal is given. While the service is away or does not serve, it is asked
 * again and again: what has happened meanwhile comes then.
 * @param onInterruption told once of each time that the service is away
 */
export async function* eventsAfter(
  api: Api,
  start: string,
  intervalSeconds: number,
  signal: AbortSignal,
  onInterruption: (error: Error) => void,
): AsyncGenerator<Thing> {
  let last = start;
  let isAway = false;
  while (!signal.aborted) {
    let waitSeconds = intervalSeconds;
    try {
      for await (const event of api.list('/events', { after: last, signal })) {
        last = event.id;
        yield event;
      }
      isAway = false;
    } catch (error) {
      if (signal.aborted) return;
      if (!mayPass(error)) throw error;
      if (!isAway) onInterruption(error);
      isAway = true;
      const asked = error instanceof StandingOrderError ? (error.retryAfterSeconds ?? 1) : 1;
      waitSeconds = Math.min(Math.max(asked, intervalSeconds), LONGEST_WAIT_SECONDS);
    }
    await pause(waitSeconds, signal);
  }
}

function mayPass(error: unknown): error is StandingOrderConnectionError | StandingOrderError {
  if (error instanceof StandingOrderConnectionError) return true;
  return error instanceof StandingOrderError && (error.status === 429 || error.status >= 500);
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined);
}
