import { AddressRefused } from '../addresses/receiver-addresses.js';

/** What came of one attempt. */
export interface AttemptAnswer {
  /** Null: no answer began. */
  readonly status: number | null;
  /** Null: it succeeded. */
  readonly error: string | null;
  /** The header of this name. */
  readonly retryAfter: string | null;
}

export const BROKEN_OFF = 'The answer broke off before its end';
export const ADDRESS_REFUSED = 'The URL leads to an address that webhooks must not reach';

/** What is told of errors that stores can do something about. */
const SENTENCES: Readonly<Partial<Record<string, string>>> = {
  ECONNREFUSED: 'The connection was refused',
  ECONNRESET: 'The connection was closed without an answer',
  EPIPE: 'The connection was closed without an answer',
  ENOTFOUND: 'The name of the host has no address',
  EHOSTUNREACH: 'The host is out of reach',
  ENETUNREACH: 'The host is out of reach',
  HPE_HEADER_OVERFLOW: 'The headers of the answer are too large',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate is not trusted',
  CERT_HAS_EXPIRED: 'The certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is not for this host',
};

/** What an answer with such a status is. A redirect is none that is followed: its target was not chosen by the store. */
export function answerOf(status: number, retryAfter: string | null): AttemptAnswer {
  if (status >= 200 && status < 300) return { status, error: null, retryAfter: null };
  const isRedirect = status >= 300 && status < 400;
  return { status, error: isRedirect ? 'Redirects are not followed' : `The answer was ${status}`, retryAfter };
}

/** An attempt without a whole answer. The error's own text is not told: it may hold what is nobody's business. */
export function errorOf(error: unknown): AttemptAnswer {
  if (error instanceof AddressRefused) return failed(ADDRESS_REFUSED);
  const { code } = error as { readonly code?: string };
  if (code === undefined) return failed('The connection failed');
  const fallback = code.startsWith('HPE_') ? 'The answer is not well-formed HTTP' : `The connection failed (${code})`;
  return failed(SENTENCES[code] ?? fallback);
}

export function failed(error: string, status: number | null = null): AttemptAnswer {
  return { status, error, retryAfter: null };
}
