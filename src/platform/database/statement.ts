import { createHash } from 'node:crypto';
import pg from 'pg';
import { makeRoom } from './prepared-statements.js';
import { RecentlyUsed } from './recently-used.js';

/** PostgreSQL keeps 50 to 100 bytes for each character of a prepared statement, and long lists of filters seldom repeat. */
const MAX_PREPARED_LENGTH = 4_000;

/** Texts of the process that are remembered in order to recognize those that repeat. */
const REMEMBERED_TEXTS = 1_000;

/**
 * Keeps a statement that takes many rows at once from being prepared. Planning it each time, for tables as large as they
 * are then, saves far more than it costs.
 */
export const UNPREPARED = '/* unprepared */';

/** Runs a statement, prepared under a name if its text repeats. Fails as the driver does. */
export function runStatement(
  client: pg.ClientBase,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<pg.QueryResultRow>> {
  const name = values.length === 0 || text.includes(UNPREPARED) ? undefined : statementName(text);
  if (name !== undefined) makeRoom(client, name);
  return new Promise((resolve, reject) => {
    const query = new pg.Query(text, values as unknown[], (error, result) => {
      if (error === undefined || error === null) {
        resolve(result);
        return;
      }
      // Its own trace ends at the socket.
      Error.captureStackTrace(error);
      reject(error);
    });
    // Given with the text, the driver would copy both property by property: a fiftieth of the cost of a GET.
    client.query(Object.assign(query, { name }));
  });
}

const UNNAMED = '';
const names = new RecentlyUsed<string>(REMEMBERED_TEXTS);

/**
 * The name under which a text is prepared, from its second use on. Callers choose the shape of many statements, and most
 * shapes that nobody uses twice are not worth the memory, nor the place of a statement that is used every day.
 */
function statementName(text: string): string | undefined {
  if (text.length > MAX_PREPARED_LENGTH) return undefined;
  const known = names.get(text);
  if (known === undefined) names.set(text, UNNAMED);
  if (known !== UNNAMED) return known;
  const name = `so_${createHash('sha256').update(text).digest('base64url')}`;
  names.set(text, name);
  return name;
}
