import { once } from 'node:events';
import Table from 'cli-table3';
import type { Thing } from './api.js';

/** Rows that are put into one table, aligned with each other. */
const TABLE_ROWS = 100;

/** Where nobody looks on, lines may be of any length. */
const NARROWEST = 60;

const NO_BORDERS = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
    [side, ''],
    [`${side}-mid`, ''],
    [`${side}-left`, ''],
    [`${side}-right`, ''],
  ]),
);

/** Writes to standard output, no faster than it is read. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

/** A thing as a line of JSON, or as its fields below each other. */
export async function printThing(thing: object, json: boolean | undefined): Promise<void> {
  await print(
    json ? JSON.stringify(thing) : tableOf(Object.entries(thing).map(([name, value]) => [name, shown(value)])),
  );
}

/** Things as they come: JSON Lines, or tables of some of their fields. People are told where there are none. */
export async function printList(
  things: AsyncIterable<Thing>,
  fields: readonly string[],
  json: boolean | undefined,
): Promise<void> {
  let isEmpty = true;
  let rows: string[][] = [];
  const flush = async () => {
    if (rows.length > 0) await print(tableOf(rows, fields));
    rows = [];
  };
  for await (const thing of things) {
    isEmpty = false;
    if (json) await print(JSON.stringify(thing));
    else if (rows.push(fields.map((field) => shown(thing[field]))) === TABLE_ROWS) await flush();
  }
  await flush();
  if (isEmpty && !json) console.error('There are none.');
}

/** Aligned, and on a terminal no wider than that: the last column is cut. */
function tableOf(rows: readonly (readonly string[])[], head: readonly string[] = []): string {
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 2 };
  const table = new Table({
    head: head.map((name) => name.toUpperCase()),
    chars: { ...NO_BORDERS, middle: '' },
    style,
  });
  table.push(...rows.map((row) => row.map(oneLine)));
  const width = process.stdout.isTTY ? Math.max(process.stdout.columns, NARROWEST) : Infinity;
  const lines = table.toString().split('\n');
  return lines.map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line).trimEnd()).join('\n');
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What others have typed may hold what a terminal would obey. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
