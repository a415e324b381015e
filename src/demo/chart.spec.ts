import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { barLines } from './chart.js';

const EIGHTHS = ' ▏▎▍▌▋▊▉█';
/** How long a bar is, in eighths of a character. */
const lengthOf = (line: string) =>
  [...line].reduce((sum, character) => sum + Math.max(0, EIGHTHS.indexOf(character)), 0);

const bars = (...values: number[]) => values.map((value) => ({ label: 'Jan', value, text: String(value) }));

describe('a chart', () => {
  it('has a bar to scale on each line, with its label before it and its figure behind it', () => {
    const months = [
      { label: 'Jan', value: 0, text: 'none' },
      { label: 'Febr', value: 50, text: '50' },
      { label: 'Mar', value: 100, text: '100' },
      { label: 'Apr', value: 32, text: '32' },
    ];
    expect(barLines(months, 4)).toEqual(['Jan    none', 'Febr  ██ 50', 'Mar   ████ 100', 'Apr   █▎ 32']);
  });

  it('shows something of what is more than nothing, and nothing of what is less', () => {
    expect(barLines(bars(1, 1_000_000, -5), 10)).toEqual(['Jan  ▏ 1', `Jan  ${'█'.repeat(10)} 1000000`, 'Jan   -5']);
  });

  it('has no bars where nothing was earned', () => {
    expect(barLines(bars(0, 0), 10)).toEqual(['Jan   0', 'Jan   0']);
  });

  it('is right to an eighth of a character, whatever the values', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 80 }), (of, width) => {
        const largest = Math.max(...of);
        const drawn = barLines(
          of.map((value) => ({ label: '', value, text: '' })),
          width,
        ).map(lengthOf);
        of.forEach((value, index) => {
          const exact = (value / largest) * width * 8;
          expect(Math.abs((drawn[index] ?? 0) - Math.max(exact, 1))).toBeLessThanOrEqual(0.5);
        });
      }),
    );
  });
});
