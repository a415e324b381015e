import type { FailureCode } from '../../contract/failures/failures.js';
import type { Advice } from './advice.js';
import { OF_BILLING } from './advice-of-billing.js';
import { OF_FORM } from './advice-of-form.js';
import { OF_SERVICE } from './advice-of-service.js';
import { OF_STATE } from './advice-of-state.js';

/** For every code there is: one that is missing here does not compile. */
export const ADVICE: Readonly<Record<FailureCode, Advice>> = { ...OF_SERVICE, ...OF_FORM, ...OF_STATE, ...OF_BILLING };
