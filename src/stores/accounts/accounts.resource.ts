import { Resource } from '../../contract/resource/resource.js';
import type { OperatorScope } from '../../platform/database/scope.js';
import { AccountBody } from './accounts.dto.js';

export const accounts = new Resource<AccountBody, OperatorScope>({
  table: 'accounts',
  prefix: 'acc',
  body: AccountBody,
});
