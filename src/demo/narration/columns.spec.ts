import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MARGIN, tableLines, WIDTH, wrapped } from './columns.js';

describe('text in lines', () => {
  it('is broken between words, and where it must be', () => {
    expect(wrapped('three stores live through a year', 12)).toEqual(['three stores', 'live through', 'a year']);
    expect(wrapped('short', 12)).toEqual(['short']);
    expect(wrapped('a verylongwordindeed', 4)).toEqual(['a', 'verylongwordindeed']);
  });

  it('loses no word, and is nowhere too wide or broken too early', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 9, max: 40 }), (of, width) => {
        const lines = wrapped(of.join(' '), width);
        expect(lines.join(' ')).toBe(of.join(' '));
        lines.forEach((line, index) => {
          expect(line.length).toBeLessThanOrEqual(width);
          const [next] = lines[index + 1]?.split(' ') ?? [];
          if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(width);
        });
      }),
    );
  });
});

describe('a table', () => {
  const row = (what: readonly string[], how: readonly string[], amount: string) => ({ what, how, amount });

  it('has an amount on the last line of what it comes from, at the right', () => {
    const lines = tableLines('WAY-1', [
      [row(['lookups', '1 Jul – 31 Jul'], ['10 at 0.5 = 5.00', '5 at 0.3 = 1.50', '1 at 0.2 = 0.20'], '6.70')],
      [row(['Total'], [], '6.70 USD')],
    ]);
    const [title, first, second, third, middle, total, last] = lines.map((line) => line.replaceAll(/ {2,}/g, ' | '));
    expect(title).toMatch(/^── WAY-1 ─+$/);
    expect([first, second, third]).toEqual([
      'lookups | 10 at 0.5 = 5.00',
      ' | 1 Jul – 31 Jul | 5 at 0.3 = 1.50',
      ' | 1 at 0.2 = 0.20 | 6.70',
    ]);
    expect(total).toBe('Total | 6.70 USD');
    expect([middle, last]).toEqual([expect.stringMatching(/^─+$/), expect.stringMatching(/^─+$/)]);
    expect(lines).toHaveLength(7);
  });

  it('fits on the page beside its margin, and breaks a long description', () => {
    const long = 'Unused: a subscription with a long name, and an option with another';
    const lines = tableLines('T', [[row([long], ['245 of 365 days at 25 × 12,000'], '-23,456,789.00')]]);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(WIDTH - MARGIN);
    expect(lines[1]).toMatch(/-23,456,789.00$/);
  });
});
