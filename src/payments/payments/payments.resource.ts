import { Resource } from '../../contract/resource/resource.js';
import { PaymentBody } from './payments.dto.js';

/** Attempts to collect an invoice, good and bad. */
export const payments = new Resource({ table: 'payments', prefix: 'pay', body: PaymentBody });
