import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Api } from '../api.js';
import type { KindName } from '../files/kinds.js';
import type { SourceRecord } from '../files/source-record.js';
import { SourceFile } from '../files/source-file.js';
import { eachAtOnce } from './each-at-once.js';
import { unsentOf, type ImportOptions } from './import-file.js';
import { Journal } from './journal.js';
import { journalPath, Journals } from './journals.js';
import { Progress } from './progress.js';
import { newTally } from './tally.js';
import { assertUnchanged } from './unchanged.js';

export interface CheckSummary {
  readonly kind: KindName;
  readonly file: string;
  readonly dry_run: true;
  readonly good: number;
  /** Imported before. */
  readonly before: number;
  /** What is over, and would not begin anew. */
  readonly skipped: number;
  readonly faulty: number;
}

/** Checks files one after the other, each knowing what those before it would have brought. Nothing is left behind. */
export class FileChecks {
  private readonly directory = mkdtempSync(join(tmpdir(), 'standing-order-dry-run-'));

  constructor(private readonly api: Api) {}

  /** @throws Error for a file that the import would refuse as a whole */
  async check(options: ImportOptions, schema: object): Promise<CheckSummary> {
    const { kind, path, store, columns, today, billPast } = options;
    const earlier = existsSync(journalPath(path, store)) ? Journal.read(journalPath(path, store)) : undefined;
    if (earlier !== undefined) {
      await assertUnchanged(new SourceFile(path, options.format).records(columns), path, earlier);
    }
    const source = new SourceFile(path, options.format);
    const checked = Journal.open(journalPath(join(this.directory, basename(path)), store), kind, store);
    const journals = new Journals([dirname(path), this.directory], store);
    const isInFiles = (of: KindName, id: string) => journals.find(of, id)?.entry.state === 'done';
    const isDone = (line: number) => earlier?.entry(line)?.state === 'done';
    // Loaded only now: no other command needs what checks schemas, which takes longer to load than all the rest.
    const { DryRun } = await import('./dry-run.js');
    const dryRun = new DryRun(
      this.api,
      { kind, schema, unsent: unsentOf(columns), isInFiles, isDone, today, billPast },
      checked,
    );
    const progress = new Progress(kind, source.size, process.stderr);
    const tally = newTally();
    const work = async (record: SourceRecord) => {
      const found = await dryRun.check(record);
      tally[typeof found === 'string' ? found : 'faulty'] += 1;
      if (typeof found !== 'string') progress.aside(() => options.tell(found));
      progress.update(source.bytesRead, tally);
    };
    try {
      await eachAtOnce(source.records(columns), options.concurrency, options.signal, work);
    } finally {
      progress.stop();
      checked.close();
      earlier?.close();
    }
    const { imported: good, before, skipped, faulty } = tally;
    return { kind, file: path, dry_run: true, good, before, skipped, faulty };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
