import type pg from 'pg';

/** Measured on PostgreSQL 18: 85 to 400 kB for each statement with its plan, which makes 20 to 80 MB for a connection. */
export const MAX_PREPARED_STATEMENTS = 200;

/** The part of the driver that records which statements a connection has prepared: text by name, oldest first. */
interface DriverConnection {
  readonly parsedStatements: Record<string, string>;
  close(statement: { readonly type: 'S'; readonly name: string }): void;
}

/**
 * Makes room on a connection for a statement about to run: the least recently used ones are closed if it would be one too
 * many. Unlike `deallocate`, the protocol's Close message works in a failed transaction and needs no answer before the
 * next message. Only statements that the driver has recorded are closed, so none whose preparation is still under way:
 * statements that are queued at once can exceed the limit by their number, until the next new one.
 */
export function makeRoom(client: pg.ClientBase, name: string): void {
  const { connection } = client as unknown as { readonly connection: DriverConnection };
  const { parsedStatements } = connection;
  const text = parsedStatements[name];
  if (text !== undefined) {
    // A property that is set again after its deletion is the last one: the driver's record is in the order of use.
    delete parsedStatements[name];
    parsedStatements[name] = text;
    return;
  }
  const prepared = Object.keys(parsedStatements);
  const surplus = Math.max(0, prepared.length + 1 - MAX_PREPARED_STATEMENTS);
  for (const oldest of prepared.slice(0, surplus)) {
    delete parsedStatements[oldest];
    connection.close({ type: 'S', name: oldest });
  }
}
