import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from '@swc/core';

const EXAMPLES = join(__dirname, '..', 'examples');
/** Within the package, so that its programs find it by its own name. */
const BUILT = join(__dirname, '..', '..', 'dist', 'examples');

/** Puts a fault into a file of an example: the text that is there, and what stands there instead. */
export type Planted = readonly [file: string, text: string, instead: string];

/** A place for programs that use the package by its own name. */
export async function directoryInPackage(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  await mkdir(BUILT, { recursive: true });
  const path = await mkdtemp(join(BUILT, 'try-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/**
 * Compiles the files of an example into a directory.
 * @param rename what becomes of its texts, and of those of faults
 * @throws when a fault finds no place
 */
export async function buildExample(
  name: string,
  directory: string,
  planted: readonly Planted[] = [],
  rename: (text: string) => string = (text) => text,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const files = (await readdir(join(EXAMPLES, name))).filter((file) => file.endsWith('.ts'));
  for (const file of files) {
    let source = rename(await readFile(join(EXAMPLES, name, file), 'utf8'));
    for (const [, text, instead] of planted.filter(([place]) => place === file)) {
      if (!source.includes(rename(text))) throw new Error(`${file} does not have ${text}`);
      source = source.replace(rename(text), () => rename(instead));
    }
    const { code } = await transform(source, TYPESCRIPT);
    await writeFile(join(directory, file.replace(/\.ts$/, '.js')), code);
  }
}

const TYPESCRIPT = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
  },
  module: { type: 'es6' },
} as const;
