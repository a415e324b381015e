/**
 * On every answer, whoever gives it. The API is JSON for programs, so these forbid a browser whatever else it might make
 * of an answer: to guess another type, to keep it, to show it as a page that loads or runs something or lies in another's
 * frame, and to go on without TLS where it once came with it. Browsers heed the last one only over TLS, which a proxy in
 * front adds; it names no subdomains, because nothing is known of those here.
 *
 * Others that are often recommended would add nothing, and cost every answer: `X-Frame-Options` says less than
 * `frame-ancestors`; `Referrer-Policy` is for pages, and the explorer's has it; `Cross-Origin-Resource-Policy` keeps other
 * pages from embedding an answer, which has nothing in it for callers without credentials of their own.
 */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000',
} as const;
