import { randomBytes } from 'node:crypto';

/** Random bytes, drawn many at a time, because each draw costs a call into the kernel. */
export class RandomPool {
  private bytes = Buffer.alloc(0);
  private used = 0;

  constructor(private readonly size = 4096) {}

  /** So many bytes that nobody else is given. They stay as they are until the next call. */
  take(count: number): Buffer {
    if (this.used + count > this.bytes.length) {
      this.bytes = randomBytes(Math.max(this.size, count));
      this.used = 0;
    }
    this.used += count;
    return this.bytes.subarray(this.used - count, this.used);
  }
}
