import { STATUS_MESSAGES } from '../../contract/statuses.js';
import type { Schema } from './openapi.js';

const errors = Object.entries(STATUS_MESSAGES).filter(([status]) => Number(status) >= 400);

const byPosition = (description: string): Schema => ({
  type: 'object',
  description,
  propertyNames: { type: 'string', pattern: '^\\d+(\\.\\d+)*$' },
  additionalProperties: { type: 'string' },
});

/** The one error body, whatever the status. */
export const ERROR_SCHEMA: Schema = {
  type: 'array',
  minItems: 1,
  maxItems: 1,
  description: 'Exactly one object, whatever went wrong.',
  items: {
    type: 'object',
    properties: {
      status: { type: 'string', enum: errors.map(([status]) => status) },
      message: { type: 'string', enum: errors.map(([, message]) => message) },
      body: {
        type: 'object',
        properties: {
          text: { type: 'string', minLength: 1, description: 'What is wrong and, where it is not plain, what to do.' },
          fields: byPosition(
            'The fields at fault: zero-based position among the fields sent (positions joined by dots where nested), and name or path. A missing field takes the next free number. Query parameters are numbered likewise.',
          ),
          details: byPosition(
            'Where the fields do not share the reason in `text`: the same keys, each with its sentence.',
          ),
        },
        required: ['text'],
        additionalProperties: false,
      },
    },
    required: ['status', 'message', 'body'],
    additionalProperties: false,
  },
};
