import { dirname } from 'node:path';
import type { Api } from '../api.js';
import type { Column } from '../files/columns.js';
import type { KindName } from '../files/kinds.js';
import type { SourceRecord } from '../files/source-record.js';
import { assertUnchanged } from './unchanged.js';
import { SourceFile } from '../files/source-file.js';
import type { Format } from '../files/format.js';
import { eachAtOnce } from './each-at-once.js';
import { ImportRun } from './import-run.js';
import { Journal } from './journal.js';
import { journalPath, Journals } from './journals.js';
import { Progress } from './progress.js';
import { Rejects } from './rejects.js';
import { newTally, type LineFault, type Tally } from './tally.js';

export interface ImportOptions {
  readonly kind: KindName;
  readonly path: string;
  readonly format: Format;
  readonly store: string;
  readonly columns: readonly Column[];
  readonly concurrency: number;
  readonly retryRefused: boolean;
  /** The store's day. */
  readonly today: string;
  /** Lets enrollments begin before it. */
  readonly billPast: boolean;
  readonly rejects: string | undefined;
  readonly signal: AbortSignal;
  readonly tell: (problem: LineFault) => void;
}

export interface ImportSummary extends Tally {
  readonly kind: KindName;
  readonly file: string;
  /** Where the lines are that were not imported. */
  readonly rejects: string | null;
  readonly journal: string;
}

/** Imports a file, in memory that does not grow with it. @throws what stopped it; then it can be gone on with */
export async function importFile(api: Api, options: ImportOptions): Promise<ImportSummary> {
  const { kind, path, store, columns, signal } = options;
  const source = new SourceFile(path, options.format);
  const journal = Journal.open(journalPath(path, store), kind, store);
  await assertUnchanged(new SourceFile(path, options.format).records(columns), path, journal);
  const rejects = new Rejects(source, options.rejects);
  const progress = new Progress(kind, source.size, process.stderr);
  const tally = newTally();
  const settings = { ...options, unsent: unsentOf(columns), lookup: new Journals([dirname(path)], store).lookup };
  const run = new ImportRun(api, journal, settings, tally, (problem) => {
    if (problem.isMade !== true) rejects.add(problem);
    progress.aside(() => options.tell(problem));
  });
  const work = async (record: SourceRecord) => {
    await run.import(record);
    progress.update(source.bytesRead, tally);
  };
  try {
    await eachAtOnce(source.records(columns), options.concurrency, signal, work);
  } finally {
    progress.stop();
    rejects.close();
    journal.close();
  }
  return { kind, file: path, ...tally, rejects: rejects.path ?? null, journal: journal.path };
}

/** Fields, whole with the fields within, that no thing is made with. */
export function unsentOf(columns: readonly Column[]): Set<string> {
  const outer = ({ name }: Column) => name.split('.')[0] ?? name;
  const sent = new Set(columns.filter(({ isSent }) => isSent).map(outer));
  return new Set(columns.map(outer).filter((name) => !sent.has(name)));
}
