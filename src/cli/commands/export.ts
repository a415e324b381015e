import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Option, type Command } from 'commander';
import { exportFile, exportTo } from '../export-file.js';
import { ApiDocument } from '../files/api-document.js';
import { currencyOf, noteCurrency } from '../files/currency-note.js';
import { formatOf, type Format } from '../files/format.js';
import { isKindName, KIND_NAMES, type KindName } from '../files/kinds.js';
import { print } from '../output.js';
import { API_VERSION } from '../../client/typed-paths.js';
import type { CommonOptions, Session } from '../session.js';
import { WrongUse } from '../wrong-use.js';
import { example } from './example.js';

interface Exporting extends CommonOptions {
  readonly format?: Format;
  readonly force?: boolean;
  readonly bom?: boolean;
}

const ABOUT = `
CSV has a column for each field, address.city for a field of a field, and JSON in the cells of lists and of metadata;
an empty cell is a field that is null. Text that a spreadsheet would take for a formula begins with an apostrophe, which
import takes off again. JSON Lines hold everything as the API shows it.

Amounts are numbers of minor units: of which currency, is in FILE.currency, by which import tells that a store has
another one. What is written to standard output has no such note.

Payment methods are in no export: their tokens are not shown to anybody.`;

export function exporting(program: Command, session: Session): void {
  program
    .command('export')
    .description('Writes the catalog, subscribers or enrollments as CSV or JSON Lines.')
    .addArgument(new Argument('<what>', 'what to write; all: a file for each').choices([...KIND_NAMES, 'all']))
    .argument('[path]', 'the file, or for all the directory (default: standard output)')
    .addOption(new Option('--format <format>', 'by default as the file is called, else csv').choices(['csv', 'jsonl']))
    .option('--bom', 'begins CSV with a byte order mark, which Excel needs to read it as UTF-8')
    .option('--force', 'writes over what is there')
    .addHelpText('after', ABOUT)
    .addHelpText('after', example('export subscribers subscribers.csv', 'export all ./backup --format jsonl'))
    .action(async (what: string, path: string | undefined, _, self: Command) => {
      const { format, force = false, bom = false, ...common } = self.optsWithGlobals<Exporting>();
      const api = session.asStore(common);
      const document = await ApiDocument.of(common.url, API_VERSION, session.signal);
      const optionsFor = (kind: KindName, as: Format) => {
        return { kind, format: as, columns: document.columns(kind), bom, signal: session.signal };
      };
      const write = async (kind: KindName, file: string, currency: string) => {
        const count = await exportFile(api, file, force, optionsFor(kind, format ?? formatOf(file) ?? 'csv'));
        noteCurrency({ kind, path: file }, currency);
        await print(common.json ? JSON.stringify({ kind, file, count }) : `${kind}: ${count} written to ${file}`);
      };
      if (isKindName(what)) {
        if (path !== undefined) await write(what, path, await currencyOf(api));
        else await exportTo(api, process.stdout, optionsFor(what, format ?? 'csv'));
        return;
      }
      if (path === undefined) throw new WrongUse('Where to? Say the directory: export all ./backup');
      mkdirSync(path, { recursive: true });
      const currency = await currencyOf(api);
      for (const kind of KIND_NAMES) await write(kind, join(path, `${kind}.${format ?? 'csv'}`), currency);
    });
}
