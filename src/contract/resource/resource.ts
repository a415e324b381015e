import { RecordTable, type Owner, type RecordColumns } from '../../platform/database/record-table.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import type { OperatorScope, StoreScope } from '../../platform/database/scope.js';
import { newId } from '../../platform/new-id.js';
import type { Caller } from '../caller.js';
import { Failure } from '../failures/failure.js';
import { assertCrossFieldRules, type CrossFieldRule } from '../validation/cross-field.rules.js';
import type { JsonSchema } from '../validation/json-schema.js';
import { schemaOf } from '../validation/schema.js';

/** A field that lists ids of other things, each of which must exist: see `ReferenceList`. */
interface References<Scope> {
  isIn(input: object): boolean;
  idsIn(input: object): readonly string[];
  write(scope: Scope, ownId: string, ids: readonly string[]): Promise<void>;
  rewrite(scope: Scope, ownId: string, ids: readonly string[]): Promise<void>;
}

interface ResourceDescription<Thing, Scope> {
  readonly table: string;
  /** The prefix of its ids, without the underscore. */
  readonly prefix: string;
  /** What callers see, field by field; each is a column of the table. */
  readonly body: new () => Thing;
  readonly rules?: readonly CrossFieldRule<Thing>[];
  readonly referenceLists?: readonly References<Scope>[];
  /** The column that marks a removed thing, where removed ones are kept. */
  readonly deletedAt?: string;
}

/**
 * The five use cases that every resource has, in the contract's order of refusals: 404 the item, 400 its rules,
 * 412 If-Match, 412 what it names, 422 what stands in the way. It holds no state: a caller brings its own scope.
 */
export class Resource<Thing extends RecordColumns, Scope extends OperatorScope = StoreScope> {
  readonly table: RecordTable<Thing, Scope>;
  private readonly rules: readonly CrossFieldRule<Thing>[];
  private readonly referenceLists: readonly References<Scope>[];

  constructor(private readonly description: ResourceDescription<Thing, Scope>) {
    const { table, body, deletedAt, rules = [], referenceLists = [] } = description;
    const columns = Object.entries(schemaOf(body).properties ?? {});
    this.table = new RecordTable<Thing, Scope>({
      name: table,
      columns: columns.map(([name]) => name as keyof Thing & string),
      json: columns.filter(([, schema]) => isJson(schema)).map(([name]) => name as keyof Thing & string),
      deletedAt,
    });
    this.rules = rules;
    this.referenceLists = referenceLists;
  }

  /** @param input the checked fields, and what the service adds to them */
  async create(caller: Caller<Scope>, input: object, owner?: Owner): Promise<Thing> {
    const lists = this.referenceLists.filter((list) => list.idsIn(input).length > 0);
    if (lists.length === 0) return this.insert(caller.scope, input, owner);
    return caller.transaction(async (scope) => {
      const id = newId(this.description.prefix);
      // What it names is looked for before what may stand in its way: 412 before 422.
      for (const list of lists) await list.write(scope, id, list.idsIn(input));
      return this.insert(scope, { id, ...input }, owner);
    });
  }

  async get(caller: Caller<Scope>, id: string, owner?: Owner): Promise<Thing> {
    return found(await this.table.find(caller.scope, id, owner));
  }

  list(caller: Caller<Scope>, listing: Listing, owner?: Owner): Promise<Page<Thing>> {
    return this.table.page(caller.scope, listing, owner);
  }

  /** Changes the fields sent and no other. */
  change(caller: Caller<Scope>, id: string, change: object): Promise<Thing> {
    return caller.transaction(async (scope) => {
      const current = found(await this.table.lock(scope, id));
      assertCrossFieldRules(this.rules, { ...current, ...change });
      caller.assertIfMatch(current);
      if (Object.keys(change).length === 0) return current;
      for (const list of this.referenceLists) {
        if (list.isIn(change)) await list.rewrite(scope, id, list.idsIn(change));
      }
      return this.table.update(scope, id, change, scope.now);
    });
  }

  /** Removes a thing and gives it as it last was. */
  remove(caller: Caller<Scope>, id: string, owner?: Owner): Promise<Thing> {
    return caller.transaction(async (scope) => {
      caller.assertIfMatch(found(await this.table.find(scope, id, owner)));
      // Asked before anything is locked: whoever has locked what rests on it may be waiting for the thing itself.
      if (await this.table.isReferredTo(scope, id)) throw new Failure('in_use');
      const current = found(await this.table.lock(scope, id, owner));
      caller.assertIfMatch(current);
      await this.table.delete(scope, id, scope.now);
      return current;
    });
  }

  private insert(scope: Scope, input: object, owner?: Owner): Promise<Thing> {
    const { now } = scope;
    const values = { id: newId(this.description.prefix), created_at: now, updated_at: now, ...input };
    return this.table.insert(scope, values as unknown as Partial<Thing>, owner);
  }
}

/** @throws Failure `not_found` */
export function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Failure('not_found');
  return thing;
}

function isJson({ type, items }: JsonSchema): boolean {
  const types = type === undefined ? [] : [type].flat();
  return types.includes('object') || (items !== undefined && isJson(items));
}
