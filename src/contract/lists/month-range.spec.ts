import { describe, expect, it } from '@jest/globals';
import { Failure } from '../failures/failure.js';
import { assertNotAfter, readMonthRange } from './month-range.js';

function faultsOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.faults.map(({ path, place, code, text }) => `${place} ${path.join()} ${code}: ${text}`);
  }
}

describe('a range of months', () => {
  it.each([
    ['', undefined],
    ['from=2026-01&to=2026-01', { from: '2026-01', to: '2026-01', place: 1 }],
    ['to=2026-12&from=2024-01', { from: '2024-01', to: '2026-12', place: 0 }],
    ['from=1000-01&to=1000-02', { from: '1000-01', to: '1000-02', place: 1 }],
    ['from=2026%2D01&to=2026-02', { from: '2026-01', to: '2026-02', place: 1 }],
  ])('%s', (query, range) => expect(readMonthRange(query)).toEqual(range));

  const half = 'invalid_parameter: Is half a pair:';
  const form = 'invalid_parameter: Must be a month, as YYYY-MM';
  it.each([
    ['from=2026-01', [`0 from ${half} to is missing`]],
    ['to=2026-01', [`0 to ${half} from is missing`]],
    ['from=2026&to=2026-13', [`0 from ${form}`, `1 to ${form}`]],
    ['from=&to=2026-01', [`0 from ${form}`]],
    ['from=0999-12&to=1000-01', [`0 from ${form}`]],
    ['from=2026-02&to=2026-01', ['1 to invalid_parameter: Must not lie before from']],
    ['from=2023-01&to=2026-01', ['1 to invalid_parameter: Must lie so that there are at most 36 months']],
    [
      'from=2026-01&x=1&to=2026-02&from=2026-02',
      [
        '1 x unknown_parameter: Unknown query parameter',
        '3 from invalid_parameter: Is there twice: a report has one range',
      ],
    ],
    ['from=%ff&to=2026-01', ['0 from invalid_parameter: Must be percent-encoded UTF-8 without U+0000']],
    ['page=1', ['0 page unknown_parameter: Unknown query parameter']],
  ])('%s is refused', (query, faults) => expect(faultsOf(() => readMonthRange(query))).toEqual(faults));

  it('ends with the month that runs at the latest', () => {
    const range = { from: '2026-01', to: '2026-03', place: 1 };
    expect(faultsOf(() => assertNotAfter(range, '2026-03'))).toBeUndefined();
    expect(faultsOf(() => assertNotAfter(range, '2026-02'))).toEqual([
      '1 to invalid_parameter: Must not lie after 2026-02',
    ]);
  });
});
