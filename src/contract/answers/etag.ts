import { hash } from 'node:crypto';

/** A strong entity tag of a resource: any change in what callers see changes it. */
export function entityTag(body: string): string {
  return `"${hash('sha1', body, 'base64url')}"`;
}
