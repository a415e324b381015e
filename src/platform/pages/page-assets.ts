import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** An asset of a page, as it is sent. */
export interface PageAsset {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer;
}

/** An asset as it is written: its content, or where the file is that has it. */
export interface AssetSource {
  /** The media type. */
  readonly type: string;
  readonly content: string | (() => string);
}

export const CSS = 'text/css; charset=utf-8';
export const SCRIPT = 'text/javascript; charset=utf-8';

const HASH_DIGITS = 8;

/** The name changes with the content, so that nobody ever has to ask again. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable';

/** What a script imports from beside itself. */
const RELATIVE_IMPORT = /(["'])\.\/([\w-]+\.js)\1/g;

/** The assets of pages, each under a name with the hash of its content: `reference.3f2a91c0.js`. */
export class PageAssets {
  /** By their names as written. Files are read when they are first needed. */
  private readonly hashedNames = new Map<string, string>();
  private readonly assets = new Map<string, PageAsset>();

  /** @param base the path that the assets are served below, such as `/docs/` */
  constructor(
    private readonly base: `/${string}/`,
    private readonly sources: Readonly<Record<string, AssetSource>>,
  ) {}

  /** The path of an asset. @param name as written: `reference.js`. @throws when there is no such asset */
  pathOf(name: string): string {
    return this.base + this.hashedName(name, []);
  }

  /** @param name with the hash. @returns undefined for any other name */
  find(name: string): PageAsset | undefined {
    for (const written of Object.keys(this.sources)) this.hashedName(written, []);
    return this.assets.get(name);
  }

  /** The hash of a script also depends on those of the scripts that it imports. */
  private hashedName(name: string, importers: readonly string[]): string {
    const known = this.hashedNames.get(name);
    if (known !== undefined) return known;
    const source = Object.hasOwn(this.sources, name) ? this.sources[name] : undefined;
    if (source === undefined) throw new Error(`the pages have no asset ${name}`);
    if (importers.includes(name)) throw new Error(`${[...importers, name].join(' imports ')}`);
    const text = typeof source.content === 'string' ? source.content : readFileSync(source.content(), 'utf8');
    const content = Buffer.from(
      text.replaceAll(RELATIVE_IMPORT, (written, quote: string, imported: string) => {
        if (!Object.hasOwn(this.sources, imported)) return written;
        return `${quote}./${this.hashedName(imported, [...importers, name])}${quote}`;
      }),
    );
    const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_DIGITS);
    const hashed = name.replace(/(?=\.\w+$)/, `.${hash}`);
    const headers = { 'Content-Type': source.type, 'Cache-Control': CACHE_CONTROL };
    this.assets.set(hashed, { headers, content });
    this.hashedNames.set(name, hashed);
    return hashed;
  }
}
