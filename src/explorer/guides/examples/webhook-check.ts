/** The same check in each language, without a library: whether a message comes from here, and lately. */
export const WEBHOOK_CHECK = {
  typescript: `
import { createHmac, timingSafeEqual } from 'node:crypto';

/** @param body the text as it came, not parsed and written again */
export function isGenuine(headers: Record<string, string | undefined>, body: string, secret: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': signatures = '' } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(sentAt)) <= 300)) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(id + '.' + sentAt + '.' + body).digest();
  return signatures.split(' ').some((signature) => {
    const sent = Buffer.from(signature.replace('v1,', ''), 'base64');
    return sent.length === expected.length && timingSafeEqual(sent, expected);
  });
}
`,
  php: `
<?php
/** $body: the text as it came, not parsed and written again. The names of $headers are in lower case. */
function isGenuine(array $headers, string $body, string $secret): bool
{
    if (abs(time() - (int) $headers['webhook-timestamp']) > 300) {
        return false;
    }
    $key = base64_decode(str_replace('whsec_', '', $secret));
    $signed = $headers['webhook-id'] . '.' . $headers['webhook-timestamp'] . '.' . $body;
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', $signed, $key, true));
    foreach (explode(' ', $headers['webhook-signature']) as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;
}
`,
  python: `
import base64
import hashlib
import hmac
import time


def is_genuine(headers, body, secret):
    """body: the bytes as they came, not parsed and written again. The names of headers are in lower case."""
    if abs(time.time() - int(headers["webhook-timestamp"])) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected, signature) for signature in headers["webhook-signature"].split(" "))
`,
} as const;
