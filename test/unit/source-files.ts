import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** One file of the service: what it is called, what it imports, and its syntax tree. */
export interface SourceFile {
  /** Below src, such as `catalog/coupons/coupon.rules.ts`. */
  readonly path: string;
  readonly lines: number;
  /** Files of the service that it imports, by their path. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly tree: ts.SourceFile;
}

/** The files of the service, without their specs. */
export function readSourceFiles(directory: string): SourceFile[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => parseSourceFile(path, readFileSync(join(directory, path), 'utf8')));
}

export function parseSourceFile(path: string, text: string): SourceFile {
  const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const [own, packages] = [
    imported.filter((name) => name.startsWith('.')),
    imported.filter((name) => !name.startsWith('.')),
  ];
  return {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: own.map((name) => normalize(join(dirname(path), name)).replace(/\.js$/, '.ts')),
    packages,
    tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
  };
}

/** The folder right below src, or the file itself where it lies in none. */
export function areaOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** The suffix that says what a file is, such as `service`; none for a plain one. */
export function roleOf(path: string): string | undefined {
  const parts = basename(path).split('.');
  return parts.length > 2 ? parts.at(-2) : undefined;
}

/** Each piece of a file's syntax for which the question is answered with yes, as `path:line text`. */
export function piecesOf({ path, tree }: SourceFile, isSought: (node: ts.Node) => boolean): string[] {
  const pieces: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isSought(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      pieces.push(`${path}:${line + 1} ${node.getText(tree).slice(0, 60)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return pieces;
}

/** `new Date()` and `Date.now()`. What is given to `Date` is converted, and a stopwatch tells no time. */
export function readsTheTime(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isNamed(node.expression, 'Date') && (node.arguments ?? []).length === 0;
  if (ts.isCallExpression(node)) return isNamed(node.expression, 'Date');
  if (!ts.isPropertyAccessExpression(node)) return false;
  return (
    (isNamed(node.expression, 'Date') && node.name.text === 'now') ||
    (isNamed(node.expression, 'performance') && node.name.text === 'timeOrigin')
  );
}

export function readsTheEnvironment(node: ts.Node): boolean {
  if (ts.isVariableDeclaration(node)) return node.initializer !== undefined && isNamed(node.initializer, 'process');
  return ts.isPropertyAccessExpression(node) && isNamed(node.expression, 'process') && node.name.text === 'env';
}

const STATEMENT =
  /^\s*(select\s[^]*\sfrom\s|select (\d|\w+\()|insert into\s|update\s+\S+\s+set\s|delete from\s|with\s+\w+ as \(|(create|alter|drop) (table|index|unique|function|sequence|trigger)\s|savepoint\s|rollback to\s)/i;
const QUERY_BUILDERS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);

/** A statement as text, as a template of Kysely's, or as calls of its builder. */
export function holdsSql(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return isNamed(node.tag, 'sql');
  if (ts.isPropertyAccessExpression(node))
    return QUERY_BUILDERS.has(node.name.text) || isNamed(node.expression, 'CompiledQuery');
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return STATEMENT.test(node.text);
  if (!ts.isTemplateExpression(node)) return false;
  return STATEMENT.test(node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join(''));
}

export function isAny(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.AnyKeyword;
}

export function isForwardRef(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'forwardRef';
}

/** What a barrel is made of. */
export function isReExport(node: ts.Node): boolean {
  return ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;
}

/** The decorator that makes a class what it is to Nest. */
export function isDecorator(name: string): (node: ts.Node) => boolean {
  return (node) =>
    ts.isDecorator(node) && ts.isCallExpression(node.expression) && isNamed(node.expression.expression, name);
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** The first circle of imports that is found, as the path around it. */
export function circleIn(files: readonly SourceFile[]): string[] | undefined {
  const imports = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of imports.get(path) ?? []) {
      const circle = walk(next, [...way, path]);
      if (circle !== undefined) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const circle = walk(path, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
