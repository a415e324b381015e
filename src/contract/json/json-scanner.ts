const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;

/** What a value is, as far as a scanner has to know. */
type Kind = 'object' | 'list' | 'plain';

/**
 * Goes over a text that `JSON.parse` has already taken, in the order sent. It looks at each character once, by its code: a
 * pattern would fail, now and then, on many megabytes of one token.
 */
export class JsonScanner {
  private at = 0;

  constructor(private readonly text: string) {}

  /** What the next value is; the scanner then stands at its start. */
  kind(): Kind {
    this.skipSpace();
    const code = this.text.charCodeAt(this.at);
    return code === OPEN_OBJECT ? 'object' : code === OPEN_LIST ? 'list' : 'plain';
  }

  /** Goes over an object. @param field must go over the value of that name; false ends the scan */
  object(field: (name: string) => boolean): boolean {
    return this.items(CLOSE_OBJECT, () => {
      const name = this.name();
      this.skipSpace();
      if (this.text.charCodeAt(this.at) === COLON) this.at += 1;
      return field(name);
    });
  }

  /** Goes over a list. @param element must go over the value at that index; false ends the scan */
  list(element: (index: number) => boolean): boolean {
    let index = 0;
    return this.items(CLOSE_LIST, () => element(index++));
  }

  /** Goes over a value, whatever is in it. */
  skip(): void {
    this.skipSpace();
    let depth = 0;
    do {
      const code = this.text.charCodeAt(this.at);
      if (code === QUOTE) this.skipString();
      else if (depth === 0 && code !== OPEN_OBJECT && code !== OPEN_LIST) this.skipPlain();
      else {
        if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1;
        else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
        this.at += 1;
      }
    } while (depth > 0);
  }

  /** Steps over the opening bracket, each separator and the closing bracket; `item` goes over what lies between. */
  private items(close: number, item: () => boolean): boolean {
    this.at += 1;
    this.skipSpace();
    while (this.text.charCodeAt(this.at) !== close) {
      if (!item()) return false;
      this.skipSpace();
      if (this.text.charCodeAt(this.at) === COMMA) this.at += 1;
      this.skipSpace();
    }
    this.at += 1;
    return true;
  }

  private name(): string {
    const start = this.at;
    const isEscaped = this.skipString();
    const { text, at } = this;
    return isEscaped ? (JSON.parse(text.slice(start, at)) as string) : text.slice(start + 1, at - 1);
  }

  /** @returns whether there was an escape in it */
  private skipString(): boolean {
    const { text } = this;
    let isEscaped = false;
    let at = this.at + 1;
    for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
      if (code === BACKSLASH) {
        isEscaped = true;
        at += 1;
      }
      at += 1;
    }
    this.at = at + 1;
    return isEscaped;
  }

  private skipPlain(): void {
    const { text } = this;
    let { at } = this;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code <= SPACE || code === COMMA || code === CLOSE_LIST || code === CLOSE_OBJECT) break;
    }
    this.at = at;
  }

  private skipSpace(): void {
    const { text } = this;
    let { at } = this;
    while (text.charCodeAt(at) <= SPACE) at += 1;
    this.at = at;
  }
}
