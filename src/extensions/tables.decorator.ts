import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import type { Migration } from '../platform/database/migrate.js';

const TABLES = 'so:tables';

/** The tables of a module of one's own. */
interface ModuleTables {
  /** By which its migrations are known again: it stays as it is, whatever becomes of the class. */
  readonly module: string;
  /** Forward only, in this order; one that has been released is never edited. */
  readonly migrations: readonly Migration[];
}

/**
 * Names the migrations of a module, which the service carries out when it starts. Each table's key leads with `store_id`;
 * a foreign key called `<table>_needs_<field>` is told as a 412, a unique one called `<table>_unique_<field>` as a 422.
 */
export const Tables =
  (module: string, migrations: readonly Migration[]): ClassDecorator =>
  (target) =>
    Reflect.defineMetadata(TABLES, { module, migrations }, target);

/**
 * The tables of all modules of one's own that the application imports, those of what a module imports before its own.
 * @throws when two of them go by one name
 */
export function tablesOf(application: DynamicModule): ModuleTables[] {
  const tables = [...tablesIn(application)];
  for (const [place, { module }] of tables.entries()) {
    if (tables.findIndex((other) => other.module === module) < place) {
      throw new Error(`Two modules have tables under the name ${module}: give them different names in @Tables`);
    }
  }
  return tables;
}

function* tablesIn(module: object, seen = new Set<object>()): Iterable<ModuleTables> {
  if (seen.has(module)) return;
  seen.add(module);
  const dynamic = 'module' in module ? (module as DynamicModule) : undefined;
  const type: object = dynamic?.module ?? module;
  const imports = [
    ...((Reflect.getMetadata(MODULE_METADATA.IMPORTS, type) as object[] | undefined) ?? []),
    ...(dynamic?.imports ?? []),
  ];
  for (const imported of imports) yield* tablesIn(imported, seen);
  const tables = Reflect.getMetadata(TABLES, type) as ModuleTables | undefined;
  if (tables !== undefined && !seen.has(tables)) {
    seen.add(tables);
    yield tables;
  }
}
