import { CompiledQuery } from 'kysely';
import type { StoreScope } from './scope.js';

interface ReferenceListDescription {
  /** The field that lists the ids. */
  readonly field: string;
  /** The table of pairs, whose foreign keys hold the ids to things that exist. */
  readonly table: string;
  readonly ownColumn: string;
  readonly targetColumn: string;
}

/** A field that lists ids of other things. A table of pairs beside it lets the database see to it that they exist. */
export class ReferenceList {
  constructor(private readonly description: ReferenceListDescription) {}

  isIn(input: object): boolean {
    return this.description.field in input;
  }

  idsIn(input: object): readonly string[] {
    return ((input as Record<string, unknown>)[this.description.field] ?? []) as readonly string[];
  }

  async write({ queries, storeId }: StoreScope, ownId: string, ids: readonly string[]): Promise<void> {
    const { table, ownColumn, targetColumn } = this.description;
    const text = `insert into ${table} (store_id, ${ownColumn}, ${targetColumn}) select $1, $2, unnest($3::text[])`;
    await queries.executeQuery(CompiledQuery.raw(text, [storeId, ownId, ids]));
  }

  async rewrite(scope: StoreScope, ownId: string, ids: readonly string[]): Promise<void> {
    const { table, ownColumn } = this.description;
    const text = `delete from ${table} where store_id = $1 and ${ownColumn} = $2`;
    await scope.queries.executeQuery(CompiledQuery.raw(text, [scope.storeId, ownId]));
    if (ids.length > 0) await this.write(scope, ownId, ids);
  }
}
