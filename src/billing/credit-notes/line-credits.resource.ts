import { Resource } from '../../contract/resource/resource.js';
import { LineCreditBody } from './line-credits.dto.js';

/** What was taken off invoiced lines, and by what. */
export const lineCredits = new Resource({ table: 'line_credits', prefix: 'lcr', body: LineCreditBody });
