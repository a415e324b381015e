/** One bar of a chart: what it stands for, and how it is written. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** Eighths of a character, from none to seven. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * Bars that lie one below the other, to scale: the longest is so many characters wide, and each as long as its value is
 * of the largest. What is more than nothing shows at least an eighth; what is less shows nothing.
 */
export function barLines(bars: readonly Bar[], width: number): string[] {
  const largest = Math.max(...bars.map(({ value }) => value), 0);
  const labels = Math.max(...bars.map(({ label }) => label.length));
  return bars.map(({ label, value, text }) => `${label.padEnd(labels)}  ${barOf(value, largest, width)} ${text}`);
}

function barOf(value: number, largest: number, width: number): string {
  if (value <= 0) return '';
  const eighths = Math.max(1, Math.round((value / largest) * width * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
