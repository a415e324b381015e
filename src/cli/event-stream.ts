import { setTimeout } from 'node:timers/promises';
import { StandingOrderConnectionError, StandingOrderError } from '../client/client.js';
import type { Api, Thing } from './api.js';
import { WrongUse } from './wrong-use.js';

/** The longest wait for a service that is away. */
const LONGEST_WAIT_SECONDS = 10;

/**
 * The id of the event after which to begin: the latest, or the one with that sequence number or id; '' for the first.
 * @throws WrongUse for what names no event; Error for an event that is not there; and as the client does
 */
export async function startOf(api: Api, since: string | undefined): Promise<string> {
  if (since === undefined) return (await firstOf(api, { sort_by: 'id', sort: 'desc' }))?.id ?? '';
  if (since === '0') return '';
  const isNumber = /^\d+$/.test(since);
  if (!isNumber && !/^evt_\w+$/.test(since)) {
    throw new WrongUse(`${since} names no event: say its sequence number, or its id, as evt_…; or 0 for all events`);
  }
  const event = isNumber ? await firstOf(api, { filter_by: 'sequence', filter: since }) : await eventOf(api, since);
  if (event !== undefined) return event.id;
  const named = isNumber ? 'sequence number' : 'id';
  throw new Error(`There is no event with the ${named} ${since}: say another, or 0 for all events`);
}

async function eventOf(api: Api, id: string): Promise<Thing | undefined> {
  return api.get('/events/{id}', { path: { id } }).catch((error: unknown) => {
    if (error instanceof StandingOrderError && error.status === 404) return undefined;
    throw error;
  }) as Promise<Thing | undefined>;
}

async function firstOf(api: Api, query: Readonly<Record<string, string>>): Promise<Thing | undefined> {
  const [event] = (await api.get('/events', { query: { ...query, page: 1, paginate: 1 } })) as Thing[];
  return event;
}

/**
 * Events as they happen, each once, until the signal is given. While the service is away or does not serve, it is asked
 * again and again, from the beginning on: what has happened meanwhile comes then.
 * @param findStart gives the id of the event after which to begin
 * @param onInterruption told once of each time that the service is away
 */
export async function* eventsAfter(
  api: Api,
  findStart: () => Promise<string>,
  intervalSeconds: number,
  signal: AbortSignal,
  onInterruption: (error: Error) => void,
): AsyncGenerator<Thing> {
  let last: string | undefined;
  let isAway = false;
  while (!signal.aborted) {
    let waitSeconds = intervalSeconds;
    try {
      last ??= await findStart();
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
