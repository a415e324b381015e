import { Resource } from '../../contract/resource/resource.js';
import { CreditNoteBody } from './credit-notes.dto.js';

/** The papers that lower invoices. They are never edited either. */
export const creditNotes = new Resource({ table: 'credit_notes', prefix: 'crn', body: CreditNoteBody });
