import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.js';
/** Beyond this many different statements, further ones run unnamed: each name costs memory on every connection. */
const MAX_NAMED_STATEMENTS = 500;
/** The pool of connections, and Kysely over it. */
export class Database {
    constructor({ connection, poolSize, statementTimeoutMs, onIdleError }) {
        this.pool = new pg.Pool({
            ...connection,
            max: poolSize,
            connectionTimeoutMillis: 5_000,
            idleTimeoutMillis: 60_000,
            application_name: 'standing-order',
            options: `-c timezone=UTC -c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=60000`,
            types: columnTypes,
        });
        this.pool.on('error', onIdleError);
        this.queries = new Kysely({ dialect: new PostgresDialect({ pool: preparing(this.pool) }) });
    }
    transaction(use) {
        return this.queries.transaction().execute(use);
    }
    close() {
        return this.queries.destroy();
    }
}
const statementNames = new Map();
/** Gives every statement a name, so that PostgreSQL parses and plans it once for each connection. */
function statementName(text) {
    const known = statementNames.get(text);
    if (known !== undefined || statementNames.size >= MAX_NAMED_STATEMENTS)
        return known;
    const name = `so_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;
    statementNames.set(text, name);
    return name;
}
/** The pool as Kysely wants it, with each of its statements prepared under a name. */
function preparing(pool) {
    const prepared = new WeakMap();
    return {
        end: () => pool.end(),
        connect: async () => {
            const client = await pool.connect();
            const known = prepared.get(client);
            if (known !== undefined)
                return known;
            const query = (text, values) => {
                const name = values.length === 0 ? undefined : statementName(text);
                return client.query({ name, text, values: values });
            };
            const wrapped = { query, release: () => client.release() };
            prepared.set(client, wrapped);
            return wrapped;
        },
    };
}
