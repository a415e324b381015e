import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Option, type Command } from 'commander';
import { API_VERSION } from '../../client/typed-paths.js';
import type { Api } from '../api.js';
import { ApiDocument } from '../files/api-document.js';
import { assertSameCurrency } from '../files/currency-note.js';
import { formatOf, type Format } from '../files/format.js';
import { isKindName, KIND_NAMES, type KindName } from '../files/kinds.js';
import { FileChecks } from '../importing/check-file.js';
import { importFile, type ImportOptions } from '../importing/import-file.js';
import { problemJson, problemText, summaryText } from '../importing/report-text.js';
import type { LineFault } from '../importing/tally.js';
import { print } from '../output.js';
import type { CommonOptions, Session } from '../session.js';
import { todayOf } from '../store-day.js';
import { WrongUse } from '../wrong-use.js';
import { wholeNumber } from './arguments.js';
import { example } from './example.js';
import { ABOUT_IMPORT } from './import-help.js';

interface Importing extends CommonOptions {
  readonly format?: Format;
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly retryRefused?: boolean;
  readonly billPast?: boolean;
  readonly otherCurrency?: boolean;
  readonly concurrency: number;
}

/** Stands out the restart of a service. */
const RETRY = { retry: { tries: 8, maxDelayMs: 10_000 }, totalTimeoutMs: 600_000 };

export function importing(program: Command, session: Session): void {
  program
    .command('import')
    .description('Makes the catalog, subscribers or enrollments that a file holds.')
    .addArgument(
      new Argument('<what>', 'what the file holds; all: a directory of them').choices([...KIND_NAMES, 'all']),
    )
    .argument('<path>', 'the file, or for all the directory')
    .addOption(new Option('--format <format>', 'by default as the file is called').choices(['csv', 'jsonl']))
    .option('--dry-run', 'sends nothing that changes anything, and says what would be refused')
    .option('--rejects <file>', 'where lines go that are not imported (default: beside the file)')
    .option('--retry-refused', 'sends again what was refused, unchanged as it is')
    .option('--bill-past', 'lets enrollments begin before today, which invoices what has fallen due since')
    .option('--other-currency', 'takes amounts as they stand, though they are of a store with another currency')
    .addOption(new Option('--concurrency <number>', 'lines at once').argParser(wholeNumber).default(8))
    .addHelpText('after', ABOUT_IMPORT)
    .addHelpText('after', example('import subscribers subscribers.csv --dry-run', 'import all ./backup'))
    .action(async (what: string, path: string, _, self: Command) => {
      const options = self.optsWithGlobals<Importing>();
      const api = session.asStore(options, RETRY);
      const document = await ApiDocument.of(options.url, API_VERSION, session.signal);
      const today = await todayOf(api);
      const files = isKindName(what) ? [fileOf(what, path, options.format)] : filesIn(path, options.format);
      if (!isKindName(what) && options.rejects !== undefined) throw new WrongUse('--rejects is for one file only');
      if (options.otherCurrency !== true) await assertSameCurrency(api, files);
      const each = files.map((file): ImportOptions => {
        const columns = document.columns(file.kind);
        const { retryRefused = false, billPast = false, rejects, concurrency } = options;
        const store = session.storeId(options);
        const { signal } = session;
        const prefix = isKindName(what) ? '' : `${file.path}: `;
        const tell = (problem: LineFault) => {
          console.error(options.json ? problemJson(file, problem) : prefix + problemText(problem));
        };
        return { ...file, store, columns, concurrency, retryRefused, today, billPast, rejects, signal, tell };
      });
      const summaries = options.dryRun ? check(api, each, document) : importEach(api, each);
      for await (const summary of summaries) {
        await print(options.json ? JSON.stringify(summary) : summaryText(summary));
        if (summary.faulty > 0) process.exitCode = 1;
      }
    });
}

async function* importEach(api: Api, files: readonly ImportOptions[]) {
  for (const file of files) yield await importFile(api, file);
}

async function* check(api: Api, files: readonly ImportOptions[], document: ApiDocument) {
  const checks = new FileChecks(api);
  try {
    for (const file of files) yield await checks.check(file, document.schema(file.kind));
  } finally {
    checks.remove();
  }
}

interface NamedFile {
  readonly kind: KindName;
  readonly path: string;
  readonly format: Format;
}

function fileOf(kind: KindName, path: string, wanted: Format | undefined): NamedFile {
  if (!existsSync(path)) throw new WrongUse(`There is no file ${path}`);
  const format = wanted ?? formatOf(path);
  if (format === undefined) throw new WrongUse(`Is ${path} CSV or JSON Lines? Say --format csv or --format jsonl`);
  return { kind, path, format };
}

/** What a directory holds, in an order in which each rests only on those before it. */
function filesIn(directory: string, wanted: Format | undefined): NamedFile[] {
  if (!existsSync(directory)) throw new WrongUse(`There is no directory ${directory}`);
  if (!statSync(directory).isDirectory()) {
    throw new WrongUse(`${directory} is no directory: say the one that holds the files, or what the file holds`);
  }
  const ends = wanted === undefined ? ['csv', 'jsonl'] : [wanted];
  const files = KIND_NAMES.flatMap((kind) => {
    const found = ends.map((end) => join(directory, `${kind}.${end}`)).filter((path) => existsSync(path));
    if (found.length > 1) throw new WrongUse(`Which of them? There are ${found.join(' and ')}: say --format`);
    return found.map((path) => fileOf(kind, path, undefined));
  });
  if (files.length === 0) {
    const names = KIND_NAMES.map((kind) => `${kind}.${ends[0]}`).join(', ');
    throw new WrongUse(`${directory} holds none of ${names}${wanted === undefined ? ', nor JSON Lines' : ''}`);
  }
  return files;
}
