import { Presets, SingleBar } from 'cli-progress';
import type { Tally } from './tally.js';

/** How far a file has been read, on a terminal; what goes into a file or a pipe is spared of it. */
export class Progress {
  private readonly bar: SingleBar | undefined;

  constructor(name: string, bytes: number, stream: NodeJS.WriteStream) {
    if (!stream.isTTY) return;
    const format = `${name} {bar} {percentage}% | {imported} imported, {before} before, {faulty} faulty | {duration_formatted}`;
    this.bar = new SingleBar({ format, stream, etaBuffer: 50, fps: 5, hideCursor: true }, Presets.shades_classic);
    this.bar.start(Math.max(bytes, 1), 0, { imported: 0, before: 0, faulty: 0 });
  }

  update(bytesRead: number, tally: Tally): void {
    this.bar?.update(bytesRead, tally);
  }

  /** Runs what writes to the same terminal. */
  aside(write: () => void): void {
    if (this.bar !== undefined) process.stderr.write('\r\x1b[K');
    write();
  }

  stop(): void {
    this.bar?.stop();
  }
}
