import type { Fault } from '../failures/fault.js';

export interface SentParameter {
  readonly name: string;
  /** Undefined where it does not decode, which is a fault of its own. */
  readonly value: string | undefined;
  /** Zero-based place in the query as sent. */
  readonly place: number;
}

export interface Parameter extends SentParameter {
  readonly value: string;
}

/** The query's parameters in the order sent; those that do not decode are told as faults. */
export function readQuery(query: string): { parameters: SentParameter[]; faults: Fault[] } {
  const parameters: SentParameter[] = [];
  const faults: Fault[] = [];
  if (query === '') return { parameters, faults };
  query.split('&').forEach((pair, place) => {
    const equals = pair.indexOf('=');
    const nameSent = equals < 0 ? pair : pair.slice(0, equals);
    const name = decode(nameSent);
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) {
      faults.push(parameterFault({ name: name ?? nameSent, place }, 'Must be percent-encoded UTF-8 without U+0000'));
    }
    if (name !== undefined) parameters.push({ name, value, place });
  });
  return { parameters, faults };
}

export function parameterFault({ name, place }: { name: string; place: number }, text: string): Fault {
  return { path: [name], place, code: 'invalid_parameter', text };
}

/** Faults of the parameters that have none of the known names; of those that do not decode another one is told. */
export function unknownParameters(parameters: readonly SentParameter[], known: ReadonlySet<string>): Fault[] {
  return parameters
    .filter((parameter) => isDecoded(parameter) && !known.has(parameter.name))
    .map(({ name, place }) => ({ path: [name], place, code: 'unknown_parameter', text: 'Unknown query parameter' }));
}

export function isDecoded(parameter: SentParameter): parameter is Parameter {
  return parameter.value !== undefined;
}

function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '));
    return decoded.includes('\u0000') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
