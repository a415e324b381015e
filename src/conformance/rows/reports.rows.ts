import type { Rows } from '../request-in-order.js';

export const REPORTS_ROWS: Rows = {
  'GET /reports/revenue': () => ({}),
  'GET /reports/cohorts': () => ({}),
  'GET /reports/aging': () => ({}),
};
