import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient } from '../../src/conformance/api-client.js';

/** As a browser asks that was given an address. */
export const asBrowser = { headers: { authorization: undefined, accept: 'text/html,*/*;q=0.8' } };

/** A page, and what of it leads elsewhere or can be led to. */
export interface ReadPage extends ApiAnswer {
  /** As they stand, anchors included. */
  readonly links: readonly string[];
  /** Addresses of style sheets, scripts and icons. */
  readonly parts: readonly string[];
  readonly ids: readonly string[];
}

/** Every page that can be reached from one, by its path. @throws when a link within the server leads to no page */
export async function crawl(client: ApiClient, start: string): Promise<ReadonlyMap<string, ReadPage>> {
  const pages = new Map<string, ReadPage>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path) || path === '/openapi.json') continue;
    const answer = await client.get(`/${path}`, asBrowser);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    const page = readPage(answer);
    pages.set(path, page);
    const targets = page.links.map((link) => link.split('#')[0] ?? '');
    waiting.push(...targets.filter((target) => target.startsWith('/')));
  }
  return pages;
}

export function readPage(answer: ApiAnswer): ReadPage {
  const all = (pattern: RegExp) => [...answer.text.matchAll(pattern)].map(([, found = '']) => unescaped(found));
  return {
    ...answer,
    links: all(/<a\s[^>]*?href="([^"]+)"/g),
    parts: [...all(/<link\s[^>]*?href="([^"]+)"/g), ...all(/<script\s[^>]*?src="([^"]+)"/g)],
    ids: all(/<\w+[^>]*?\sid="([^"]+)"/g),
  };
}

/** The examples of a page, by the language that they are marked with, as somebody would copy them. */
export function examplesOf({ text }: ApiAnswer, language: string): string[] {
  const pattern = new RegExp(`<code class="language-${language}">([^<]*)</code>`, 'g');
  return [...text.matchAll(pattern)].map(([, example = '']) => unescaped(example));
}

function unescaped(text: string): string {
  const plain: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => plain[name] ?? '');
}
