import { styleText } from 'node:util';
import { MARGIN, WIDTH, wrapped } from './columns.js';
import { dayText } from './days.js';
import type { Happening } from './narrator.js';

const INDENT = ' '.repeat(MARGIN);

/** Colours are for terminals that have some, and for people who want them: Node asks `NO_COLOR` and others like it. */
const isColoured = process.stdout.isTTY && process.stdout.hasColors();

function styled(style: 'bold' | 'cyan' | 'dim', text: string): string {
  return isColoured ? styleText(style, text) : text;
}

/** Writes to the terminal, or wherever its output goes. */
export const page = {
  line(text = ''): void {
    console.log(text);
  },

  paragraph(text: string): void {
    for (const line of wrapped(text, WIDTH)) console.log(line);
    console.log();
  },

  heading(text: string): void {
    console.log(styled('bold', `━━━ ${text} `.padEnd(WIDTH, '━')));
    console.log();
  },

  store(text: string): void {
    for (const line of wrapped(text, WIDTH)) console.log(styled('cyan', line));
  },

  /** One of several. */
  item(text: string): void {
    wrapped(text, WIDTH - 5).forEach((line, index) => console.log(`${index === 0 ? '   - ' : '     '}${line}`));
  },

  /** Figures in one column, the last below a rule. */
  sums(rows: readonly (readonly [name: string, figure: string])[]): void {
    const names = Math.max(...rows.map(([name]) => name.length));
    const figures = Math.max(...rows.map(([, figure]) => figure.length));
    rows.forEach(([name, figure], index) => {
      if (index === rows.length - 1) console.log(`   ${'─'.repeat(names + figures + 2)}`);
      console.log(`   ${name.padEnd(names)}  ${figure.padStart(figures)}`);
    });
  },

  /** A day on the left, what happened on it on the right, and tables below that. */
  happenings(happenings: readonly Happening[]): void {
    let shown = '';
    for (const { day, text, table = [] } of joined(happenings)) {
      hanging(day === shown ? '' : dayText(day), text);
      for (const line of table) console.log(`${INDENT}${line.includes('──') ? styled('dim', line) : line}`);
      shown = day;
    }
  },

  /** What happened besides. */
  besides(text: string): void {
    hanging('also', text);
  },
};

function hanging(label: string, text: string): void {
  wrapped(text, WIDTH - MARGIN).forEach((line, index) => {
    console.log(`${index === 0 ? label.padStart(MARGIN - 2).padEnd(MARGIN) : INDENT}${line}`);
  });
}

/** Sentences of one day become one paragraph, up to a table. */
function joined(happenings: readonly Happening[]): Happening[] {
  return happenings.reduce<Happening[]>((all, next) => {
    const last = all.at(-1);
    if (last === undefined || last.day !== next.day || last.table !== undefined) return [...all, next];
    return [...all.slice(0, -1), { ...next, text: `${last.text} ${next.text}` }];
  }, []);
}
