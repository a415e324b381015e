import type { Fault } from '../failures/fault.js';

export interface Parameter {
  readonly name: string;
  readonly value: string;
  /** Zero-based place in the query as sent. */
  readonly place: number;
}

/** The query's parameters in the order sent; those that do not decode are told as faults. */
export function readQuery(query: string): { parameters: Parameter[]; faults: Fault[] } {
  const parameters: Parameter[] = [];
  const faults: Fault[] = [];
  if (query === '') return { parameters, faults };
  query.split('&').forEach((pair, place) => {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined || value.includes('\u0000') || name.includes('\u0000')) {
      faults.push(parameterFault({ name: name ?? pair, place }, 'Must be percent-encoded UTF-8 without U+0000'));
    } else parameters.push({ name, value, place });
  });
  return { parameters, faults };
}

export function parameterFault({ name, place }: { name: string; place: number }, text: string): Fault {
  return { path: [name], place, code: 'invalid_parameter', text };
}

export function unknownParameter({ name, place }: Parameter): Fault {
  return { path: [name], place, code: 'unknown_parameter', text: 'Unknown query parameter' };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
