import { Resource } from '../../contract/resource/resource.js';
import { InvoiceBody } from './invoices.dto.js';

/** What is owed, and for what. Issued ones are never edited. */
export const invoices = new Resource({ table: 'invoices', prefix: 'inv', body: InvoiceBody });
