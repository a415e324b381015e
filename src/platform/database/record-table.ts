import { CompiledQuery } from 'kysely';
import type { Listing } from './listing.js';
import { listingSql } from './listing-sql.js';
import { Page } from './page.js';
import { RecentlyUsed } from './recently-used.js';
import { isReferredTo } from './referrers.js';
import type { OperatorScope, StoreScope } from './scope.js';

/** What every record has besides its own columns. */
export interface RecordColumns {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Columns that a record must have to be meant, such as the subscriber that a note belongs to. */
export type Owner = Readonly<Record<string, string>>;

interface TableDescription<Row> {
  readonly name: string;
  /** In the order in which callers see them. */
  readonly columns: readonly (keyof Row & string)[];
  /** Of these columns, the ones that are kept as JSON. */
  readonly json?: readonly (keyof Row & string)[];
  /** Rows count as deleted once this column is set, and are kept. */
  readonly deletedAt?: string;
}

const NO_OWNER: Owner = {};

/** Callers choose which fields they send, so that there are more texts than are worth keeping. */
const KEPT_TEXTS = 50;

/**
 * The plain statements on one table, all of them within the scope of one store (store id first), or, for the
 * operator's tables, without. Text and parameters are kept apart, so that a statement that repeats can be prepared.
 */
export class RecordTable<Row extends RecordColumns, Scope extends OperatorScope = StoreScope> {
  private readonly columns: string;
  private readonly json: ReadonlySet<string>;
  private readonly selectTexts = new Map<string, string>();
  private readonly insertTexts = new RecentlyUsed<string>(KEPT_TEXTS);

  constructor(private readonly description: TableDescription<Row>) {
    this.columns = description.columns.map(quoted).join(', ');
    this.json = new Set<string>(description.json ?? []);
  }

  async insert(scope: Scope, values: Partial<Row>, owner: Owner = NO_OWNER): Promise<Row> {
    const row = this.assignable({ ...storeOf(scope), ...owner, ...values });
    return one(await this.run(scope, this.insertText(row.columns.join(', '), row.values), row.values));
  }

  find(scope: Scope, id: string, owner: Owner = NO_OWNER): Promise<Row | undefined> {
    return this.select(scope, id, owner, '');
  }

  /** The row as it is when nobody else can change it before this transaction ends. */
  lock(scope: Scope, id: string, owner: Owner = NO_OWNER): Promise<Row | undefined> {
    return this.select(scope, id, owner, ' for update');
  }

  /** Whether other rows rest on it, which stand in the way of its deletion. */
  async isReferredTo(scope: Scope, id: string): Promise<boolean> {
    if (this.description.deletedAt !== undefined) return false;
    return isReferredTo(scope.queries, this.description.name, { ...storeOf(scope), id });
  }

  /** The rows of these ids that are there, by id. */
  async findAll(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    if (ids.length === 0) return new Map();
    const within = this.where({ ...storeOf(scope) });
    const text = `select ${this.columns} from ${this.name} where ${within.text} and "id" = any($${within.values.length + 1})`;
    const rows = await this.run(scope, text, [...within.values, [...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async update(scope: Scope, id: string, changes: Partial<Row>, updatedAt: string): Promise<Row> {
    const key = this.keyOf(scope, id, NO_OWNER);
    const row = this.assignable({ ...changes, updated_at: updatedAt });
    const set = row.columns.map((column, index) => `${column} = $${key.values.length + index + 1}`).join(', ');
    const text = `update ${this.name} set ${set} where ${key.text} returning ${this.columns}`;
    return one(await this.run(scope, text, [...key.values, ...row.values]));
  }

  async delete(scope: Scope, id: string, deletedAt: string): Promise<void> {
    const key = this.keyOf(scope, id, NO_OWNER);
    const { deletedAt: mark } = this.description;
    if (mark === undefined) await this.run(scope, `delete from ${this.name} where ${key.text}`, key.values);
    else {
      const place = `$${key.values.length + 1}`;
      await this.run(scope, `update ${this.name} set ${quoted(mark)} = ${place} where ${key.text}`, [
        ...key.values,
        deletedAt,
      ]);
    }
  }

  async page(scope: Scope, listing: Listing, owner: Owner = NO_OWNER): Promise<Page<Row>> {
    const within = this.where({ ...storeOf(scope), ...owner });
    const sql = listingSql(listing, this.name, this.columns, within);
    const rows = await this.run<Row & { '#count': number }>(scope, sql.page.text, sql.page.values);
    const { paging } = listing;
    const items = rows.map(({ '#count': _, ...row }) => row as unknown as Row);
    const first = rows[0];
    const total = first?.['#count'] ?? (await this.count(scope, sql.count));
    const last = items.at(-1);
    const more = paging.by === 'cursor' && items.length === paging.size && last !== undefined;
    return new Page(items, total, paging, more ? last.id : null);
  }

  private async count(scope: Scope, { text, values }: { text: string; values: readonly unknown[] }): Promise<number> {
    return one(await this.run<{ '#count': number }>(scope, text, values))['#count'];
  }

  private async select(scope: Scope, id: string, owner: Owner, lock: string): Promise<Row | undefined> {
    const values = Object.values({ ...storeOf(scope), id, ...owner });
    const rows = await this.run(scope, this.selectText(scope, id, owner, lock), values);
    return rows[0];
  }

  /** One text for each choice of columns, made once. */
  private insertText(columns: string, values: readonly unknown[]): string {
    let text = this.insertTexts.get(columns);
    if (text === undefined) {
      text = `insert into ${this.name} (${columns}) values (${places(values)}) returning ${this.columns}`;
      this.insertTexts.set(columns, text);
    }
    return text;
  }

  /** One text for each way of asking, made once: it is asked for more often than any other. */
  private selectText(scope: Scope, id: string, owner: Owner, lock: string): string {
    const way = owner === NO_OWNER ? lock : `${Object.keys(owner).join()}${lock}`;
    let text = this.selectTexts.get(way);
    if (text === undefined) {
      text = `select ${this.columns} from ${this.name} where ${this.keyOf(scope, id, owner).text}${lock}`;
      this.selectTexts.set(way, text);
    }
    return text;
  }

  private keyOf(scope: Scope, id: string, owner: Owner) {
    return this.where({ ...storeOf(scope), id, ...owner });
  }

  private where(equals: Readonly<Record<string, string>>) {
    const columns = Object.keys(equals);
    const tests = columns.map((column, index) => `${quoted(column)} = $${index + 1}`);
    const { deletedAt } = this.description;
    if (deletedAt !== undefined) tests.push(`${quoted(deletedAt)} is null`);
    return { text: tests.join(' and ') || 'true', values: Object.values(equals) as unknown[] };
  }

  private assignable(values: object) {
    const sent = Object.entries(values).filter(([, value]) => value !== undefined);
    return {
      columns: sent.map(([column]) => quoted(column)),
      values: sent.map(([column, value]) =>
        this.json.has(column) && value !== null ? JSON.stringify(value) : (value as unknown),
      ),
    };
  }

  private get name(): string {
    return quoted(this.description.name);
  }

  private async run<Result = Row>({ queries }: Scope, text: string, values: readonly unknown[]): Promise<Result[]> {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(text, values as unknown[]));
    return rows as Result[];
  }
}

function storeOf(scope: OperatorScope): { store_id?: string } {
  return 'storeId' in scope ? { store_id: (scope as StoreScope).storeId } : {};
}

function quoted(identifier: string): string {
  return `"${identifier}"`;
}

function places(values: readonly unknown[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ');
}

function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a statement that gives one row gave none');
  return row;
}
