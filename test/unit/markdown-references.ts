import { posix } from 'node:path';

/** Something that a page says is there. */
export interface Reference {
  readonly page: string;
  readonly text: string;
}

const FENCE = /^(`{3,})[^`\n]*\n[^]*?^\1$/gm;
const LINK = /!?\[[^\]]*\]\(([^)\s]+)\)/g;
const CODE = /`([^`\n]+)`/g;
const SCRIPT = /npm run ([\w:-]+)/g;
/** With a known ending, or a slash at the end: `life.ts`, `src/billing/`. */
const NAMED_PATH = /^(?:[\w.@-]+\/)*(?:[\w.@-]*\.(?:ts|js|json|md|sql|yml|cfg|conf|png)|[\w.@-]+\/)$/;
/** Also without one, where it begins with a folder of the project. */
const ROOTED_PATH = /^(?:src|test|docs|\.build|\.deploy|\.ci|\.github)\/[\w./@-]+$/;

/** Built or written at run time. */
const NOT_IN_THE_PROJECT = /^(dist|data|DATA_DIR|node_modules)\//;

const withoutFences = (markdown: string) => markdown.replace(FENCE, '');

/** Targets of relative links, an anchor included. */
export function relativeLinks(markdown: string): string[] {
  const targets = [...withoutFences(markdown).matchAll(LINK)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** Anchors as GitHub makes them of headings. */
export function anchorsOf(markdown: string): Set<string> {
  const headings = [...withoutFences(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(headings.map(anchorOf));
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/** What is set as code and looks like a path of the project. */
export function namedPaths(markdown: string): string[] {
  const texts = [...withoutFences(markdown).matchAll(CODE)].map(([, text = '']) => text);
  return texts.filter((text) => (NAMED_PATH.test(text) || ROOTED_PATH.test(text)) && !NOT_IN_THE_PROJECT.test(text));
}

export function namedScripts(markdown: string): string[] {
  return [...markdown.matchAll(SCRIPT)].map(([, name = '']) => name);
}

/**
 * Whether a page may name a path: from the root, from the page's own folder, from src; a bare ending such as `.rules.ts`,
 * or a bare file name, where any file has it.
 */
export function isKnownPath(page: string, named: string, paths: readonly string[]): boolean {
  const path = named.replace(/\/$/, '');
  const places = ['', posix.dirname(page), 'src'].map((place) => posix.normalize(posix.join(place, path)));
  if (places.some((place) => paths.includes(place))) return true;
  if (named.includes('/')) return false;
  return paths.some((known) => posix.basename(known) === path || (path.startsWith('.') && known.endsWith(path)));
}
