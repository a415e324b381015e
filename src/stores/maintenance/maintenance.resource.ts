import { Resource } from '../../contract/resource/resource.js';
import type { OperatorScope } from '../../platform/database/scope.js';
import { MaintenanceBody } from './maintenance.dto.js';

/** The id of the one maintenance there is. */
export const MAINTENANCE = 'mnt_current';

export const maintenance = new Resource<MaintenanceBody, OperatorScope>({
  table: 'maintenance',
  prefix: 'mnt',
  body: MaintenanceBody,
});
