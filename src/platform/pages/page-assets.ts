import { readFile } from 'node:fs/promises';

/** A part of a page, as it is sent. */
export interface PageAsset {
  /** Its media type. */
  readonly type: string;
  readonly content: string | Buffer;
}

/** A part of a page that lies in a file. */
interface PageFile {
  readonly type: string;
  /** Its path, which is asked for with the file. */
  readonly locate: () => string;
}

export const CSS = 'text/css; charset=utf-8';
export const SCRIPT = 'text/javascript; charset=utf-8';

/** The parts of a page by their names: those that are made, and those that are read once, when first asked for. */
export class PageAssets {
  private readonly read = new Map<string, Promise<PageAsset>>();

  constructor(
    private readonly made: ReadonlyMap<string, PageAsset>,
    private readonly files: ReadonlyMap<string, PageFile>,
  ) {}

  /** @returns undefined if the page has no such part */
  async called(name: string): Promise<PageAsset | undefined> {
    const file = this.files.get(name);
    if (file === undefined) return this.made.get(name);
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const { type, locate } = file;
    const asset = readFile(locate()).then((content) => ({ type, content }));
    this.read.set(name, asset);
    asset.catch(() => this.read.delete(name));
    return asset;
  }
}
