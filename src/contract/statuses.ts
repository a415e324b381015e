/**
 * The closed set of HTTP statuses: no other leaves this server.
 * The value is the `message` of the error body, as the published contract words it.
 */
export const STATUS_MESSAGES = {
  200: 'Ok',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  404: 'Not Found',
  406: 'Not Acceptable',
  412: 'Precondition Failed',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

export type Status = keyof typeof STATUS_MESSAGES;
export type ErrorStatus = Exclude<Status, 200 | 201 | 204>;

export function isStatus(code: number): code is Status {
  return Object.hasOwn(STATUS_MESSAGES, code);
}
