import { chmodSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Completes what the compiler has written to `dist`: everything in `src` that is not TypeScript is copied as it is. */
const [from, to] = ['src', 'dist'].map((folder) => join(import.meta.dirname, '..', folder));

// The service takes every file of these folders, so none of an earlier build may remain.
for (const folder of ['migrations', 'functions']) {
  rmSync(join(to, 'platform/database', folder), { recursive: true, force: true });
}
cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.ts') });
chmodSync(join(to, 'cli/main.js'), 0o755);
