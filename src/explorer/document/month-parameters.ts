import { MAX_MONTHS } from '../../contract/lists/month-range.js';
import type { Parameter, Schema } from './openapi.js';

const MONTH: Schema = { type: 'string', pattern: '^[1-9]\\d{3}-(0[1-9]|1[0-2])$', examples: ['2026-01'] };

/** The pair of parameters of what is told month by month. */
export const MONTH_PARAMETERS: readonly Parameter[] = [
  { name: 'from', in: 'query', required: false, description: 'The first month. Needs `to`.', schema: MONTH },
  {
    name: 'to',
    in: 'query',
    required: false,
    description: `The last month, at most ${MAX_MONTHS} of them, and none that the store has not begun. Needs \`from\`.`,
    schema: MONTH,
  },
];
