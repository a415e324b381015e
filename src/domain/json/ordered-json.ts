/**
 * A name, at most ten digits long, that JavaScript would move to the front of its object as an array index. Digits may be
 * spelled as escapes. A text may match that has no such name, but none fails to match that has one.
 */
const INDEX_NAME = /"(?:\d|\\u003\d){1,10}"\s*:/;

/** An object with more names is valid nowhere, and to order them all would make a hostile body expensive to refuse. */
const MAX_ORDERED_NAMES = 1_000;

/** The one trap that gives an object its names in another order than JavaScript's; the other two keep it from changing. */
class NamesInOrder implements ProxyHandler<object> {
  constructor(private readonly names: string[]) {}

  ownKeys(): string[] {
    return this.names;
  }

  defineProperty(): boolean {
    return false;
  }

  deleteProperty(): boolean {
    return false;
  }
}

/**
 * The value of a JSON text, with the names of every object in the order of the text, as `Object.keys` and `JSON.stringify`
 * see it, unless they are more than 1,000. An object that JavaScript would reorder is read-only, and a copy of it by
 * spreading is in JavaScript's order.
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Most free-form objects and lists are empty.
  if (text.length <= 2) return value;
  return INDEX_NAME.test(text) ? new OrderedReader(text).value() : value;
}

/** An object with these names in this order. A name that is given twice has its first place and its last value. */
export function orderedObject(entries: Iterable<readonly [string, unknown]>): Readonly<Record<string, unknown>> {
  const values = new Map(entries);
  const object = Object.fromEntries(values);
  if (values.size > MAX_ORDERED_NAMES) return object;
  const [first] = Object.keys(object);
  const isReordered = first !== undefined && /^\d/.test(first);
  return isReordered ? new Proxy(object, new NamesInOrder([...values.keys()])) : object;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Reads a text that `JSON.parse` has accepted, so that it need not look for errors. */
class OrderedReader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(): unknown {
    const first = this.next();
    if (first === OPENING_BRACE) return this.object();
    if (first === OPENING_BRACKET) return this.list();
    if (first === QUOTE) return this.string();
    const start = this.at;
    this.skipPlainValue();
    return JSON.parse(this.text.slice(start, this.at));
  }

  private object(): object {
    const entries: [string, unknown][] = [];
    for (this.at += 1; this.next() !== CLOSING_BRACE;) {
      const name = this.string();
      this.next();
      this.at += 1;
      entries.push([name, this.value()]);
      if (this.next() === COMMA) this.at += 1;
    }
    this.at += 1;
    return orderedObject(entries);
  }

  private list(): unknown[] {
    const elements: unknown[] = [];
    for (this.at += 1; this.next() !== CLOSING_BRACKET;) {
      elements.push(this.value());
      if (this.next() === COMMA) this.at += 1;
    }
    this.at += 1;
    return elements;
  }

  /** The next character that is no space. */
  private next(): number {
    while (this.text.charCodeAt(this.at) <= SPACE) this.at += 1;
    return this.text.charCodeAt(this.at);
  }

  private string(): string {
    const { text, at: start } = this;
    let hasEscapes = false;
    for (this.at += 1; text.charCodeAt(this.at) !== QUOTE; this.at += 1) {
      if (text.charCodeAt(this.at) !== BACKSLASH) continue;
      hasEscapes = true;
      this.at += 1;
    }
    this.at += 1;
    return hasEscapes ? (JSON.parse(text.slice(start, this.at)) as string) : text.slice(start + 1, this.at - 1);
  }

  private skipPlainValue(): void {
    const { text } = this;
    for (let unit = text.charCodeAt(this.at); unit > SPACE; unit = text.charCodeAt(this.at)) {
      if (unit === COMMA || unit === CLOSING_BRACKET || unit === CLOSING_BRACE) return;
      this.at += 1;
    }
  }
}
