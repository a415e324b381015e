import { parseJson } from '../../domain/json/ordered-json.js';

/** What a cell of CSV holds; `json` is a list, or an object whose fields are the store's own. */
export type CellType = 'text' | 'integer' | 'number' | 'flag' | 'json';

/**
 * Text that a spreadsheet would take for a formula, however many apostrophes come before it. Such text gets one more
 * apostrophe, which is taken off when it is read: exactly so for all texts, so that none is changed on the way.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** An absent value, null and empty text are the same in CSV: an empty cell. */
export function writeCell(value: unknown, type: CellType): string {
  if (value === null || value === undefined) return '';
  if (type !== 'text' || typeof value !== 'string') return typeof value === 'string' ? value : JSON.stringify(value);
  return FORMULA.test(value) ? `'${value}` : value;
}

/**
 * What a cell means; undefined for an empty one. What can't be of its type is given as the text that it is: the service
 * then says what is wrong with it.
 */
export function readCell(cell: string, type: CellType): unknown {
  if (cell === '') return undefined;
  switch (type) {
    case 'text':
      return GUARDED.test(cell) ? cell.slice(1) : cell;
    case 'integer':
      // Not `19.00`, which would be 19 minor units of money where somebody has meant 19 major ones.
      return /^-?\d+$/.test(cell) ? Number(cell) : cell;
    case 'number':
      return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell;
    case 'flag':
      return { true: true, false: false }[cell.toLowerCase()] ?? cell;
    case 'json':
      return parsedOr(cell);
  }
}

function parsedOr(cell: string): unknown {
  try {
    return parseJson(cell);
  } catch {
    return cell;
  }
}
