import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Api, Thing } from '../api.js';
import type { Fields } from '../files/columns.js';
import { REFERENCES, type KindName } from '../files/kinds.js';
import type { SourceRecord } from '../files/source-record.js';
import { restarted, billsThePast, deviationsOf, followUpsOf, whyOver } from './enrolling.rules.js';
import { contentDigest, idDigest, type Entry, type Journal } from './journal.js';
import { isOfTheLine, lineFaultOf, lineFaultOfError } from './line-fault.js';
import { withReferences, type Lookup } from './references.js';
import type { LineFault, Tally } from './tally.js';

export interface ImportSettings {
  readonly kind: KindName;
  /** The file, whose name tells its lines from those of another. */
  readonly path: string;
  /** Top-level fields that the service gives itself. */
  readonly unsent: ReadonlySet<string>;
  readonly lookup: Lookup;
  readonly retryRefused: boolean;
  /** The store's day. */
  readonly today: string;
  /** Lets enrollments begin before it. */
  readonly billPast: boolean;
  readonly signal: AbortSignal;
}

/** Imports the lines of a file, each once, whenever the run is cut short and begun again. */
export class ImportRun {
  constructor(
    private readonly api: Api,
    private readonly journal: Journal,
    private readonly settings: ImportSettings,
    private readonly tally: Tally,
    private readonly report: (problem: LineFault) => void,
  ) {}

  /** @throws whatever is no fault of the line, so that trying others would do no good */
  async import(record: SourceRecord): Promise<void> {
    const problem = await this.attempt(record);
    if (problem === undefined) return;
    this.tally.faulty += 1;
    this.report(problem);
  }

  private async attempt(record: SourceRecord): Promise<LineFault | undefined> {
    const { kind, retryRefused, today, billPast, lookup } = this.settings;
    const { thing } = record;
    if (thing === undefined) return lineFaultOf(record, record.fault ?? '');
    const digest = contentDigest(thing);
    const known = this.journal.entry(record.line);
    if (known?.state === 'done') {
      this.tally.before += 1;
      return undefined;
    }
    if (known?.digest === digest && !retryRefused) {
      return lineFaultOf(record, 'It was refused before, and is unchanged: mend it, or say --retry-refused');
    }
    if (kind === 'enrollments' && whyOver(thing) !== undefined) {
      this.tally.skipped += 1;
      return undefined;
    }
    const past = kind === 'enrollments' && !billPast ? billsThePast(thing, today) : undefined;
    if (past !== undefined) return lineFaultOf(record, 'It begins in the past', [{ field: 'start_on', text: past }]);
    const mapped = withReferences(thing, REFERENCES[kind], lookup);
    if (mapped.faults.length > 0) return lineFaultOf(record, 'What it depends on was not imported', mapped.faults);
    const oldId = typeof thing.id === 'string' ? idDigest(thing.id) : '';
    return this.send(record, mapped.thing, { digest, oldId, refusals: known?.refusals ?? 0 });
  }

  private async send(
    record: SourceRecord,
    thing: Fields,
    about: Pick<Entry, 'digest' | 'oldId' | 'refusals'>,
  ): Promise<LineFault | undefined> {
    const { kind, unsent, signal, today } = this.settings;
    const given = kind === 'enrollments' ? restarted(thing, today) : thing;
    const body = Object.fromEntries(Object.entries(given).filter(([name]) => !unsent.has(name)));
    const idempotencyKey = this.keyOf(record.line, about.refusals, body);
    try {
      const made = await this.api.post(`/${kind}`, { body, idempotencyKey, signal });
      const { id } = made;
      const problem = kind === 'enrollments' ? await this.followUp(record, thing, made, idempotencyKey) : undefined;
      this.journal.write(record.line, { ...about, state: 'done', newId: id });
      if (problem === undefined) this.tally.imported += 1;
      return problem;
    } catch (error) {
      if (!isOfTheLine(error)) throw error;
      this.journal.write(record.line, { ...about, state: 'refused', refusals: about.refusals + 1, newId: '' });
      return lineFaultOfError(record, error);
    }
  }

  /** An enrollment that has begun is done, whatever becomes of these: to begin it again would charge twice. */
  private async followUp(
    record: SourceRecord,
    thing: Fields,
    made: Thing,
    key: string,
  ): Promise<LineFault | undefined> {
    const { id } = made;
    let now: Fields = made;
    for (const { action, body } of followUpsOf(thing)) {
      try {
        const idempotencyKey = `${key}-${action}`;
        now = await this.api.post(`/enrollments/{id}/${action}`, {
          path: { id },
          body,
          idempotencyKey,
          signal: this.settings.signal,
        });
      } catch (error) {
        if (!isOfTheLine(error)) throw error;
        const problem = lineFaultOfError(record, error, `It has begun as ${id}, but can't be had to ${action}: `);
        return { ...problem, isMade: true };
      }
    }
    const deviations = deviationsOf(thing, now);
    if (deviations.length === 0) return undefined;
    return {
      ...lineFaultOf(record, `It has begun as ${id}, but stands otherwise than it stood`, deviations),
      isMade: true,
    };
  }

  /**
   * The same for the same line of the same file: what was done, but not written down, is told again instead of done
   * again. What was refused is asked anew, since the service would tell for a day what it said then.
   */
  private keyOf(line: number, refusals: number, body: Fields): string {
    const parts = [basename(this.settings.path), this.settings.kind, line, refusals, body];
    return `import-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
  }
}
