import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface SqlFile {
  /** Without its ending, such as `0001-stores`. */
  readonly name: string;
  readonly text: string;
}

/** The SQL files of a folder of the database, in the order of their names. */
export function readSqlFiles(folder: 'migrations' | 'functions'): SqlFile[] {
  const directory = fileURLToPath(new URL(`${folder}/`, import.meta.url));
  return readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.sql'.length), text: readFileSync(`${directory}${file}`, 'utf8') }));
}
