import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { StandingOrderError } from '../../client/client.js';
import type { Api } from '../api.js';
import { REFERENCES, UNIQUE_FIELDS, type KindName } from '../files/kinds.js';
import type { Fields } from '../files/columns.js';
import type { SourceRecord } from '../files/source-record.js';
import { restarted, billsThePast, whyOver } from './enrolling.rules.js';
import { contentDigest, idDigest, type Journal } from './journal.js';
import { misfitsOf } from './misfits.js';
import { lineFaultOf } from './line-fault.js';
import { withReferences, type FieldFault } from './references.js';
import type { LineFault, Tally } from './tally.js';

/** What the service is asked about once, however many lines ask. */
const MOST_REMEMBERED = 10_000;

export interface DryRunSettings {
  readonly kind: KindName;
  /** The schema of what is sent, from the service's own document. */
  readonly schema: object;
  readonly unsent: ReadonlySet<string>;
  /** Whether a thing is imported, or would be, by the id that it has in the files. */
  readonly isInFiles: (kind: KindName, id: string) => boolean;
  /** Whether a line was imported before. */
  readonly isDone: (line: number) => boolean;
  readonly today: string;
  readonly billPast: boolean;
}

/** Says of each line what can be known to be wrong with it before anything is sent that changes something. */
export class DryRun {
  private readonly validate;
  private readonly asked = new Map<string, boolean>();
  private readonly seen = new Map<string, number>();

  /** @param checked is told of each line that would be sent, so that what rests on it is known to have it */
  constructor(
    private readonly api: Api,
    private readonly settings: DryRunSettings,
    private readonly checked: Journal,
  ) {
    const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
    addFormats.default(ajv, ['date', 'date-time', 'email']);
    // Their patterns and lengths say the same.
    for (const format of ['id', 'decimal']) ajv.addFormat(format, true);
    this.validate = ajv.compile(settings.schema);
  }

  /** What the import would count the line as; or what is wrong with it. */
  async check(record: SourceRecord): Promise<Exclude<keyof Tally, 'faulty'> | LineFault> {
    const { kind, today, billPast, isDone } = this.settings;
    const { thing } = record;
    if (thing === undefined) return lineFaultOf(record, record.fault ?? '');
    if (isDone(record.line)) return 'before';
    if (kind === 'enrollments' && whyOver(thing) !== undefined) return 'skipped';
    const fields = this.misfits(thing);
    const past = kind === 'enrollments' && !billPast ? billsThePast(thing, today) : undefined;
    if (past !== undefined) fields.push({ field: 'start_on', text: past });
    fields.push(...(await this.absent(thing)), ...(await this.taken(thing, record.line)));
    if (fields.length > 0) return lineFaultOf(record, 'It would be refused', fields);
    const oldId = typeof thing.id === 'string' ? idDigest(thing.id) : '';
    this.checked.write(record.line, {
      state: 'done',
      refusals: 0,
      digest: contentDigest(thing),
      oldId,
      newId: 'dry-run',
    });
    return 'imported';
  }

  private misfits(thing: Fields): FieldFault[] {
    const { kind, unsent, today } = this.settings;
    const given = kind === 'enrollments' ? restarted(thing, today) : thing;
    if (this.validate(Object.fromEntries(Object.entries(given).filter(([name]) => !unsent.has(name))))) return [];
    return misfitsOf(this.validate.errors ?? []);
  }

  private async absent(thing: Fields): Promise<FieldFault[]> {
    const named: { kind: KindName; id: string }[] = [];
    const lookup = (kind: KindName, id: string) => {
      named.push({ kind, id });
      return id;
    };
    withReferences(thing, REFERENCES[this.settings.kind], lookup);
    const isThere = await Promise.all(
      named.map(async ({ kind, id }) => {
        return this.settings.isInFiles(kind, id) || (await this.isInStore(`/${kind}/{id}`, { path: { id } }));
      }),
    );
    const gone = new Set(named.filter((_, index) => isThere[index] === false).map(({ id }) => id));
    const refusing = (_: KindName, id: string) =>
      gone.has(id) ? { fault: `${id} is in no file, and not in the store` } : id;
    return withReferences(thing, REFERENCES[this.settings.kind], refusing).faults;
  }

  /** What only one thing may have: neither another line nor the store has it yet. */
  private async taken(thing: Fields, line: number): Promise<FieldFault[]> {
    const { kind } = this.settings;
    const field = UNIQUE_FIELDS[kind];
    const value = field === undefined ? undefined : thing[field];
    if (field === undefined || typeof value !== 'string') return [];
    const name = value.toLowerCase();
    const before = this.seen.get(name);
    if (before !== undefined) return [{ field, text: `Is in line ${before} too` }];
    this.seen.set(name, line);
    const query = { filter_by: field, filter: value };
    return (await this.isInStore(`/${kind}`, { query })) ? [{ field, text: 'The store has it already' }] : [];
  }

  private async isInStore(path: string, named: Parameters<Api['get']>[1]): Promise<boolean> {
    const question = JSON.stringify([path, named]);
    const known = this.asked.get(question);
    if (known !== undefined) return known;
    const answer = await this.api.get(path, named).catch((error: unknown) => {
      if (error instanceof StandingOrderError && error.status === 404) return [];
      throw error;
    });
    const isThere = !Array.isArray(answer) || answer.length > 0;
    if (this.asked.size >= MOST_REMEMBERED) this.asked.clear();
    this.asked.set(question, isThere);
    return isThere;
  }
}
