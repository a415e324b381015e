/** Whether an `Accept` header names application/json, whatever its parameters, with a weight above zero. */
export function acceptsJson(accept: string | undefined): boolean {
  return accept === 'application/json' || names('application/json', accept);
}

/** The same of text/html, as browsers do when they are given an address. */
export function acceptsHtml(accept: string | undefined): boolean {
  return names('text/html', accept);
}

function names(wanted: string, accept: string | undefined): boolean {
  if (accept === undefined) return false;
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return type === wanted && !parameters.some((parameter) => /^q *= *(0(\.0*)?|\.0+)$/.test(parameter));
  });
}
