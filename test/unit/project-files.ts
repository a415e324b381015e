import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');
/** What is not part of the project: installed, built, or written by a running service. */
const LEFT_OUT = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);

/** Every file and folder of the project by its path from the root, folders without a slash at the end. */
export function projectPaths(directory = ROOT): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      return [relative(ROOT, path), ...(entry.isDirectory() ? projectPaths(path) : [])];
    });
}
