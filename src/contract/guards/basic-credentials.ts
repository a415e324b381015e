const BASIC = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i;

export interface BasicCredentials {
  readonly user: string;
  readonly password: string;
}

/** Reads an `Authorization` header of RFC 7617; undefined if it can't be read as one. */
export function readBasicCredentials(header: string): BasicCredentials | undefined {
  const encoded = BASIC.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
