/** Whether an `Accept` header names application/json, whatever its parameters, with a weight above zero. */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === 'application/json') return true;
  if (accept === undefined) return false;
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return type === 'application/json' && !parameters.some((parameter) => /^q *= *(0(\.0*)?|\.0+)$/.test(parameter));
  });
}
