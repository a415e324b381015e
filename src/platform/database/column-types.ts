import pg from 'pg';
import { parseJson } from '../../domain/json/ordered-json.js';
import { readTimestamp } from './timestamp-text.js';

type Parser = (text: string) => unknown;

/**
 * Types that `pg` would read in a way that loses something: 64-bit whole numbers as text, days and moments as `Date`, the
 * names of JSON objects in another order.
 */
const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, readTimestamp],
  [pg.types.builtins.JSON, parseJson],
  [pg.types.builtins.JSONB, parseJson],
]);

/** How columns reach the service. Amounts stay below 2^53 by the checks of the tables, so `Number` keeps them exact. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string): Parser =>
    PARSERS.get(oid) ?? (pg.types.getTypeParser(oid, format as 'text') as Parser),
};
