/** A row of a table: what it is about, how that comes about, and what it comes to. Each of the first two may be several lines. */
export interface Row {
  readonly what: readonly string[];
  readonly how: readonly string[];
  readonly amount: string;
}

/** How wide a page is. */
export const WIDTH = 100;

/** The room for days, on the left of what happens on them. */
export const MARGIN = 9;

const WIDE = { what: 42, how: 35, amount: 14 };

/** A table: parts with a rule above each, and below the last. The first rule has the title in it. */
export function tableLines(title: string, parts: readonly (readonly Row[])[]): string[] {
  const lines = parts.flatMap((rows, part) => [rule(part === 0 ? title : ''), ...rows.flatMap(rowLines)]);
  return [...lines, rule()];
}

function rule(title = ''): string {
  const width = WIDE.what + WIDE.how + WIDE.amount;
  return `${title === '' ? '' : `── ${title} `}`.padEnd(width, '─');
}

/** The amount stands on the last line of what it comes from. */
function rowLines({ what, how, amount }: Row): string[] {
  const words = what
    .flatMap((text) => wrapped(text, WIDE.what - 4))
    .map((text, line) => (line === 0 ? text : `  ${text}`));
  const height = Math.max(words.length, how.length, 1);
  return Array.from({ length: height }, (_, line) => {
    const cells = [(words[line] ?? '').padEnd(WIDE.what), (how[line] ?? '').padEnd(WIDE.how)];
    const last = line === Math.max(how.length - 1, 0) ? amount : '';
    return `${cells.join('')}${last.padStart(WIDE.amount)}`.trimEnd();
  });
}

/** Text in lines of at most so many characters, broken between words. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
