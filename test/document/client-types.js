import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { builtDocument } from './built-document.js';

/**
 * Writes the types of the client as the built program's API document has them: of what is under the version, HEAD aside.
 * With `--check` it only says whether they are those that are there.
 */
const FILE = join(import.meta.dirname, '../../src/client/api-types.ts');
const HEADING = '/* Made from the API document by `npm run client:types`. Edits are lost. */\n\n';

const document = builtDocument();
const paths = Object.entries(document.paths)
  .filter(([path]) => path.startsWith(`/${document.info.version}/`))
  .map(([path, { head: _, ...others }]) => [path, others]);
// The order of the document is that in which modules import each other; and what has a default need not be sent.
const options = { alphabetize: true, defaultNonNullable: false };
const types = await openapiTS(JSON.stringify({ ...document, paths: Object.fromEntries(paths) }), options);
const text = HEADING + astToString(types);

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error('src/client/api-types.ts is not what the API document gives: npm run client:types');
  process.exitCode = 1;
}
