import type { IncomingMessage } from 'node:http';
import { Failure } from '../failures/failure.js';

interface BodyRequest extends IncomingMessage {
  readonly exchange?: { readonly inviteBody: (() => void) | undefined };
}

/**
 * Reads a whole body of at most `limitBytes`, and invites the caller to send it where it waits for that. What comes beyond
 * is thrown away as it arrives and never kept.
 * @throws Failure `body_too_large`, or `incomplete_body` when the caller goes away in the middle
 */
export function readBody(request: BodyRequest, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => new Failure('body_too_large', { text: `The body is larger than ${limitBytes} bytes` });
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
      request.resume();
      reject(tooLarge());
      return;
    }
    // Nothing is heard any more of a caller who has gone away before.
    if (request.destroyed) {
      reject(new Failure('incomplete_body'));
      return;
    }
    request.exchange?.inviteBody?.();
    const chunks: Buffer[] = [];
    let bytes = 0;
    let hasEnded = false;
    request.on('data', (chunk: Buffer) => {
      const isFirstTooMany = bytes <= limitBytes;
      bytes += chunk.length;
      if (bytes <= limitBytes) chunks.push(chunk);
      else if (isFirstTooMany) {
        chunks.length = 0;
        reject(tooLarge());
      }
    });
    request.on('end', () => {
      hasEnded = true;
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('close', () => {
      // It comes after every end, too, and a failure that nobody sees costs as much as any other.
      if (!hasEnded) reject(new Failure('incomplete_body'));
    });
    request.on('error', () => reject(new Failure('incomplete_body')));
  });
}
