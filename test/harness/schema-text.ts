import { sql } from './sql.js';
import type { TestDatabase } from './test-database.js';

/** What depends on the version of PostgreSQL is left out: constraints for `not null`, and how names in a view are qualified. */
const RELATIONS = `
  select c.oid::int, c.relname as name, c.relkind = 'v' as is_view, c.reloptions as options,
    case c.relkind when 'v' then pg_get_viewdef(c.oid, true) end as definition
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
  order by c.relname collate "C"`;

const COLUMNS = `
  select a.attrelid::int as oid, concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> t.typcollation
      then (select 'collate ' || quote_ident(collname) from pg_collation where oid = a.attcollation) end,
    case when a.attnotnull then 'not null' end,
    case
      when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
      when a.attidentity = 'a' then 'generated always as identity'
      else 'default ' || pg_get_expr(d.adbin, d.adrelid)
    end) as text
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped
  order by a.attrelid, a.attnum`;

const CONSTRAINTS = `
  select conrelid::int as oid, 'constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as text
  from pg_constraint
  where contype in ('p', 'u', 'c', 'f', 'x') and conrelid <> 0
  order by conrelid, array_position('{p,u,c,f,x}'::"char"[], contype), conname collate "C"`;

const INDEXES = `
  select i.indrelid::int as oid, pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
  order by c.relname collate "C"`;

const TRIGGERS = `
  select tgrelid::int as oid, pg_get_triggerdef(oid) as text
  from pg_trigger where not tgisinternal
  order by tgname collate "C"`;

const SEQUENCES = `
  select quote_ident(sequencename) as name, start_value::text as start
  from pg_sequences s
  where schemaname = 'public' and not exists (
    select from pg_depend where objid = format('%I.%I', s.schemaname, s.sequencename)::regclass and deptype = 'i')
  order by sequencename collate "C"`;

interface Relation {
  readonly oid: number;
  readonly name: string;
  readonly is_view: boolean;
  readonly options: readonly string[] | null;
  readonly definition: string | null;
}

/** What the catalog says of one part of a relation, such as an index. */
interface Part {
  readonly oid: number;
  readonly text: string;
}

/** The tables of a database as its catalog has them, the same on every version of PostgreSQL, to be read by people. */
export async function schemaText(database: Pick<TestDatabase, 'url'>): Promise<string> {
  const partsOf = async (statement: string) => {
    const parts = await sql<Part>(database, statement);
    return ({ oid }: Relation) => parts.filter((part) => part.oid === oid).map(({ text }) => readable(text));
  };
  const [columns, constraints] = [await partsOf(COLUMNS), await partsOf(CONSTRAINTS)];
  const [indexes, triggers] = [await partsOf(INDEXES), await partsOf(TRIGGERS)];
  const relationText = (relation: Relation): string => {
    const { name, is_view, options, definition } = relation;
    if (is_view) return `create view ${name} as\n${readable(unqualified(definition ?? ''))}\n`;
    const body = [...columns(relation), ...constraints(relation)].map((line) => `  ${line}`).join(',\n');
    const storage = options === null ? '' : ` with (${options.join(', ')})`;
    const rest = [...indexes(relation), ...triggers(relation)].map((statement) => `${statement};\n`).join('');
    return `create table ${name} (\n${body}\n)${storage};\n${rest}`;
  };
  const sequences = await sql<{ name: string; start: string }>(database, SEQUENCES);
  const relations = await sql<Relation>(database, RELATIONS);
  return [
    ...sequences.map(({ name, start }) => `create sequence ${name} start ${start};\n`),
    ...relations.map(relationText),
  ].join('\n');
}

/** Keywords as the migrations write them, and without what is always the same. Quoted names and texts stay as they are. */
function readable(text: string): string {
  return text
    .replace(/'[^']*'|"[^"]*"|\b[A-Z]+\b/g, (word) => (/^[A-Z]/.test(word) ? word.toLowerCase() : word))
    .replaceAll(' public.', ' ')
    .replaceAll(' using btree', '')
    .replaceAll('timestamp(3) with time zone', 'timestamptz(3)');
}

/** Versions before 16 name the table of each column, also where there is only one. */
function unqualified(definition: string): string {
  return definition.replace(/\b\w+\.(?=\w)/g, '');
}
