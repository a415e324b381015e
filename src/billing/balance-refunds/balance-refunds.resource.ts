import { Resource } from '../../contract/resource/resource.js';
import { BalanceRefundBody } from './balance-refunds.dto.js';

/** Balances that go back to who has paid. Each begins refunds of payments. */
export const balanceRefunds = new Resource({ table: 'balance_refunds', prefix: 'brf', body: BalanceRefundBody });
