import { Resource } from '../../contract/resource/resource.js';
import { RefundBody } from './refunds.dto.js';

/** Money on its way back to who paid it. */
export const refunds = new Resource({ table: 'refunds', prefix: 'ref', body: RefundBody });
