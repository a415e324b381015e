import pg from 'pg';

/**
 * Waits for what a connection was asked, but no longer than so many milliseconds: then the connection is ended, and all
 * that was asked of it fails. A server that is frozen or cut off does not come to a time limit of its own, and nobody
 * else may be given a connection whose last answer is still to come.
 */
export async function inTime<Result>(
  client: pg.ClientBase,
  timeoutMs: number,
  answer: Promise<Result>,
): Promise<Result> {
  const timer = setTimeout(() => {
    if (client instanceof pg.Client) void client.end();
  }, timeoutMs);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}
