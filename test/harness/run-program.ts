import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Runs one of the long proofs in its short form. Gives its exit code, and all that it said. */
export async function runProgram(path: string, options: readonly string[]): Promise<[number | null, string]> {
  const child = spawn(process.execPath, [join(ROOT, path), ...options], { cwd: ROOT });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  const [code] = (await once(child, 'exit')) as [number | null];
  return [code, output.join('')];
}

/** A seed that is another in each run, and is printed by the program. */
export function newSeed(): string {
  return String(Math.floor(Math.random() * 1_000_000));
}
