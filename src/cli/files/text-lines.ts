/** A line without its line feed; the carriage return before it, if any, is left. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The most of a body that the service takes by default: no line, and no record, is longer. */
export const LONGEST_RECORD = 1_048_576;

export class UnreadableFile extends Error {}

/**
 * The lines of a UTF-8 text that comes in chunks, a byte order mark left out. Node's readline also breaks lines at
 * characters that JSON may hold within a text.
 * @throws UnreadableFile for bytes that are not UTF-8, which would otherwise become question marks; and for a line that
 * never ends
 */
export async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decode = strictDecoder();
  let number = 1;
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decode(chunk, number)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { number: number++, text };
    if (rest.length > LONGEST_RECORD) throw new UnreadableFile(`Line ${number} is longer than any that can be sent`);
  }
  rest += decode(undefined, number);
  if (rest !== '') yield { number, text: rest };
}

function strictDecoder(): (chunk: Uint8Array | undefined, line: number) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (chunk, line) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new UnreadableFile(`The file is not UTF-8, at or after line ${line}: save it as such, as in "CSV UTF-8"`);
    }
  };
}
