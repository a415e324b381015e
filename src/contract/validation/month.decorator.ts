import { isMonth } from '../../domain/calendar/month.js';
import { checkedText } from './field.decorators.js';

/** A calendar month of the store. */
export function IsMonth() {
  return checkedText(
    'isMonth',
    { pattern: '^\\d{4}-(0[1-9]|1[0-2])$', examples: ['2026-01'] },
    'Must be a month, as YYYY-MM',
    isMonth,
  );
}
