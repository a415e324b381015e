import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { PageAssets, SCRIPT } from './page-assets.js';

const script = (content: string | (() => string)) => ({ type: SCRIPT, content });

it('an asset is found under its path, which has the hash of its content', () => {
  const assets = new PageAssets('/docs/', { 'a.js': script('let a;') });
  expect(assets.pathOf('a.js')).toMatch(/^\/docs\/a\.[0-9a-f]{8}\.js$/);
  const name = assets.pathOf('a.js').slice('/docs/'.length);
  expect(assets.find(name)).toEqual({
    headers: { 'Content-Type': SCRIPT, 'Cache-Control': 'public, max-age=31536000, immutable' },
    content: Buffer.from('let a;'),
  });
  expect(assets.find(name)?.content).toBe(assets.find(name)?.content);
});

it('an asset is found before its path is asked for, as at a process that has not served the page', () => {
  const sources = { 'a.js': script('let a;') };
  const name = new PageAssets('/docs/', sources).pathOf('a.js').slice('/docs/'.length);
  expect(new PageAssets('/docs/', sources).find(name)?.content.toString()).toBe('let a;');
});

it.each(['a.js', 'a.00000000.js', 'a..js', 'constructor', '__proto__', '', 'b.js'])('%j is no asset', (name) => {
  expect(new PageAssets('/docs/', { 'a.js': script('let a;') }).find(name)).toBeUndefined();
});

it('another content gives another name, also of the scripts that import it', () => {
  const pathOf = (content: string) =>
    new PageAssets('/x/', { 'a.js': script("import { b } from './b.js';"), 'b.js': script(content) }).pathOf('a.js');
  expect(pathOf('export const b = 1;')).toBe(pathOf('export const b = 1;'));
  expect(pathOf('export const b = 1;')).not.toBe(pathOf('export const b = 2;'));
});

it('a script imports others under the names that they have', () => {
  const text = `import { b } from './b.js'; import c from "./c.js"; import('./absent.js'); const d = 'b.js';`;
  const assets = new PageAssets('/x/', { 'a.js': script(text), 'b.js': script('b'), 'c.js': script('c') });
  const nameOf = (name: string) => assets.pathOf(name).slice('/x/'.length);
  expect(assets.find(nameOf('a.js'))?.content.toString()).toBe(
    text.replace('./b.js', `./${nameOf('b.js')}`).replace('./c.js', `./${nameOf('c.js')}`),
  );
});

it('what cannot be named is an error of the program', () => {
  const circle = { 'a.js': script("'./b.js'"), 'b.js': script("'./a.js'") };
  expect(() => new PageAssets('/x/', circle).pathOf('a.js')).toThrow('a.js imports b.js imports a.js');
  expect(() => new PageAssets('/x/', {}).pathOf('a.js')).toThrow('the pages have no asset a.js');
});

it('a file is read once', () => {
  const file = join(__dirname, 'icon.ts');
  let reads = 0;
  const assets = new PageAssets('/x/', { 'b.js': script(() => ((reads += 1), file)) });
  const name = assets.pathOf('b.js').slice('/x/'.length);
  for (let n = 0; n < 3; n += 1) expect(assets.find(name)?.content.toString()).toContain('ICON_SVG');
  expect(reads).toBe(1);
});
