import { crc32 } from 'node:zlib';
import { randomBytes } from 'node:crypto';

export type StoreStatus = 'live' | 'sandbox';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_BYTES = 32;
/** 62^43 is the first power of 62 above 2^256, and 62^6 above 2^32. */
const SECRET_DIGITS = 43;
const CHECKSUM_DIGITS = 6;

const FORM = new RegExp(`^so_(live|sandbox)_[0-9A-Za-z]{${SECRET_DIGITS + CHECKSUM_DIGITS}}$`);

/** A new key: what kind of store it is for, 32 random bytes, and a checksum by which a typo is told without a query. */
export function newApiKey(status: StoreStatus): string {
  const secret = base62(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_DIGITS);
  const body = `so_${status}_${secret}`;
  return body + checksum(body);
}

/** Whether a text can be a key at all. It says nothing of whether the key exists. */
export function isWellFormedApiKey(text: string): boolean {
  if (!FORM.test(text)) return false;
  return checksum(text.slice(0, -CHECKSUM_DIGITS)) === text.slice(-CHECKSUM_DIGITS);
}

/** The last four characters, by which a person tells keys apart. */
export function hintOf(key: string): string {
  return key.slice(-4);
}

function checksum(text: string): string {
  return base62(BigInt(crc32(text)), CHECKSUM_DIGITS);
}

function base62(value: bigint, digits: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < digits; place += 1) {
    text = (ALPHABET[Number(rest % 62n)] ?? '') + text;
    rest /= 62n;
  }
  return text;
}
