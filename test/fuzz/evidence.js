import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MOST_SHOWN = 6_000;
let files = 0;

/** All that it takes to send a request again: its bytes as a JSON string of Latin-1, or in a file where they are many. */
export function evidenceOf(where, bytes, answers) {
  const sent = Buffer.from(bytes, 'latin1');
  const told = answers.map(
    ({ status, headers, text }) => `  ${status} ${JSON.stringify(headers)}\n  ${text.slice(0, 1_500)}`,
  );
  return [`  ${where}`, `  sent: ${shown(sent)}`, ...told].join('\n');
}

function shown(bytes) {
  if (bytes.length <= MOST_SHOWN) return JSON.stringify(bytes.toString('latin1'));
  const file = join(tmpdir(), `standing-order-fuzz-${process.pid}-${(files += 1)}.bin`);
  writeFileSync(file, bytes);
  return `${bytes.length} bytes, in ${file}`;
}
