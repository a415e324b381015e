import { Failure } from '../failures/failure.js';
import { MAX_FAULTS, type Fault } from '../failures/fault.js';

export interface SentParameter {
  readonly name: string;
  /** Undefined where it does not decode, which is a fault of its own. */
  readonly value: string | undefined;
  /** Zero-based place among the parameters of the query as sent. */
  readonly place: number;
}

export interface Parameter extends SentParameter {
  readonly value: string;
}

/** The query's parameters in the order sent; those that do not decode are faults. Nothing between two `&` is no parameter. */
export function readQuery(query: string): { parameters: SentParameter[]; faults: Fault[] } {
  const parameters: SentParameter[] = [];
  const faults: Fault[] = [];
  const pairs = query.split('&').filter((pair) => pair !== '');
  for (const [place, pair] of pairs.entries()) {
    // More are not listed, and each costs an exception.
    if (faults.length > MAX_FAULTS) break;
    const equals = pair.indexOf('=');
    const nameSent = equals < 0 ? pair : pair.slice(0, equals);
    const name = decode(nameSent);
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) {
      faults.push(parameterFault({ name: name ?? nameSent, place }, 'Must be percent-encoded UTF-8 without U+0000'));
    }
    if (name !== undefined) parameters.push({ name, value, place });
  }
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

/** @throws Failure 400 with the faulty parameters in the order sent */
export function assertNoParameterFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw Failure.of([...faults].sort((a, b) => (a.place ?? 0) - (b.place ?? 0)));
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
