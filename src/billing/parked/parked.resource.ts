import { Resource } from '../../contract/resource/resource.js';
import type { OperatorScope } from '../../platform/database/scope.js';
import { ParkedBody } from './parked.dto.js';

export const parkedEnrollments = new Resource<ParkedBody, OperatorScope>({
  table: 'parked_enrollments',
  prefix: 'enr',
  body: ParkedBody,
});
