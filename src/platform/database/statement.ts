import { createHash } from 'node:crypto';

/** Beyond this many different statements, further ones run unnamed: each name costs memory on every connection. */
const MAX_NAMED_STATEMENTS = 500;

/**
 * Stands in statements that take many rows at once: what they save by being planned anew each time, for tables as large
 * as they then are, is far more than what planning costs.
 */
export const PLANNED_ANEW = '/* planned anew */';

/** A statement as the driver takes it, under a name where it is worth preparing. */
export function statement(text: string, values: readonly unknown[]) {
  const name = values.length === 0 || text.includes(PLANNED_ANEW) ? undefined : statementName(text);
  return { name, text, values: values as unknown[] };
}

const statementNames = new Map<string, string>();

/** Gives every statement a name, so that PostgreSQL parses and plans it once for each connection. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined || statementNames.size >= MAX_NAMED_STATEMENTS) return known;
  const name = `so_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;
  statementNames.set(text, name);
  return name;
}
