import type { Rows } from '../request-in-order.js';
import { BILLING_ROWS } from './billing.rows.js';
import { CATALOG_ROWS } from './catalog.rows.js';
import { REPORTS_ROWS } from './reports.rows.js';
import { STORES_ROWS } from './stores.rows.js';
import { SUBSCRIBERS_ROWS } from './subscribers.rows.js';

/** The rows of the service's own routes. */
export const SERVICE_ROWS: Rows = {
  ...STORES_ROWS,
  ...CATALOG_ROWS,
  ...SUBSCRIBERS_ROWS,
  ...BILLING_ROWS,
  ...REPORTS_ROWS,
};
