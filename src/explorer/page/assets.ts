import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PAGE_SCRIPT, PAGE_STYLE } from './page.js';

interface Asset {
  readonly type: string;
  readonly content: string | Buffer;
}

const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

const OWN: ReadonlyMap<string, Asset> = new Map([
  ['page.css', { type: CSS, content: PAGE_STYLE }],
  ['page.js', { type: SCRIPT, content: PAGE_SCRIPT }],
]);

/** The files of Swagger UI that the page needs, and their types. */
const OF_SWAGGER_UI: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', CSS],
  ['swagger-ui-bundle.js', SCRIPT],
  ['favicon-32x32.png', 'image/png'],
]);

const read = new Map<string, Promise<Asset>>();

/** A part of the page by its name; undefined if the page has no such part. Read once, when first asked for. */
export async function assetCalled(name: string): Promise<Asset | undefined> {
  const type = OF_SWAGGER_UI.get(name);
  if (type === undefined) return OWN.get(name);
  const known = read.get(name);
  if (known !== undefined) return known;
  const file = createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);
  const asset = readFile(file).then((content) => ({ type, content }));
  read.set(name, asset);
  asset.catch(() => read.delete(name));
  return asset;
}
