import { Resource } from '../../contract/resource/resource.js';
import { EnrollmentBody } from './enrollments.dto.js';

/** Who holds what. What changes an enrollment besides its metadata is billing's. */
export const enrollments = new Resource({ table: 'enrollments', prefix: 'enr', body: EnrollmentBody });
