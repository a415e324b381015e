/** The names and places of a JSON text, in the order sent, repeated names included: what `JSON.parse` does not keep. */
export interface JsonOutline {
  /** Names of an object's fields as sent; absent for a list or a plain value. */
  readonly names?: readonly string[];
  /** One outline for each name, or for each element of a list. */
  readonly children: readonly JsonOutline[];
}

const LEAF: JsonOutline = { children: [] };
const SPACES = ' \n\r\t';
const ENDS_OF_PLAIN_VALUES = `,]}${SPACES}`;

/** Outlines a text that `JSON.parse` has already taken, and that is not nested deeper than the stack allows. */
export function outlineJson(text: string): JsonOutline {
  let at = 0;

  // Character by character: a pattern would fail, now and then, on many megabytes of one token.
  const skipSpace = (): void => {
    while (at < text.length && SPACES.includes(text.charAt(at))) at += 1;
  };

  const skipPlainValue = (): void => {
    while (at < text.length && !ENDS_OF_PLAIN_VALUES.includes(text.charAt(at))) at += 1;
  };

  const string = (): string => {
    const start = at;
    for (at += 1; text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
    at += 1;
    return text.slice(start, at);
  };

  const value = (): JsonOutline => {
    skipSpace();
    const first = text[at];
    if (first === '{') return object();
    if (first === '[') return list();
    if (first === '"') string();
    else skipPlainValue();
    return LEAF;
  };

  /** Steps over the opening bracket, each separator and the closing bracket; `item` reads what lies between. */
  const items = (close: string, item: () => void): void => {
    at += 1;
    skipSpace();
    while (text[at] !== close) {
      item();
      skipSpace();
      if (text[at] === ',') at += 1;
      skipSpace();
    }
    at += 1;
  };

  const object = (): JsonOutline => {
    const names: string[] = [];
    const children: JsonOutline[] = [];
    items('}', () => {
      names.push(JSON.parse(string()) as string);
      skipSpace();
      at += 1;
      children.push(value());
    });
    return { names, children };
  };

  const list = (): JsonOutline => {
    const children: JsonOutline[] = [];
    items(']', () => children.push(value()));
    return { children };
  };

  return value();
}
