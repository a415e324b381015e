import { expect, it } from '@jest/globals';
import { reportMonths } from './report-months.rules.js';

it('end on their last days, but for the one that runs, and begin after the month before', () => {
  const asked = { from: '2026-01', to: '2026-03' };
  expect(reportMonths(asked, '2026-03-10')).toEqual({
    months: ['2026-01', '2026-02', '2026-03'],
    ends: ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-10'],
  });
  expect(reportMonths(asked, '2026-04-01').ends.at(-1)).toBe('2026-03-31');
});

it('are the last twelve where none are named', () => {
  const { months, ends } = reportMonths(null, '2026-03-31');
  expect([months.length, months[0], months.at(-1)]).toEqual([12, '2025-04', '2026-03']);
  expect([ends.length, ends[0], ends.at(-1)]).toEqual([13, '2025-03-31', '2026-03-31']);
});
