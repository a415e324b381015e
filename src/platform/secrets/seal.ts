import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What the service's own secret is used for: digests of API keys, and texts that must not lie open in the database. */
export class Seal {
  private readonly digestKey: Buffer;
  private readonly cipherKey: Buffer;

  constructor(secret: string) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'standing-order', purpose, 32));
    this.digestKey = derive('api keys');
    this.cipherKey = derive('sealed texts');
  }

  /** The HMAC-SHA-256 of a text under this secret. */
  digest(text: string): Buffer {
    return createHmac('sha256', this.digestKey).update(text).digest();
  }

  close(text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws if the bytes were not closed under this secret */
  open(bytes: Buffer): string {
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const sealed = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  }
}
