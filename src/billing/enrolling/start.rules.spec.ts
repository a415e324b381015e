import { describe, expect, it } from '@jest/globals';
import { pathName, type Fault } from '../../contract/failures/fault.js';
import { anchorFaults, startFaults } from './start.rules.js';

const told = (faults: readonly Fault[]) => faults.map(({ code, path, text }) => `${code} ${pathName(path)}: ${text}`);

describe('the day on which an enrollment begins', () => {
  it.each<[string | null, string]>([
    [null, '2026-05-31'],
    ['2026-05-31', '2026-05-31'],
    ['2024-05-31', '2026-05-31'],
    ['2028-05-31', '2026-05-31'],
    ['2022-02-28', '2024-02-29'],
    ['2026-02-28', '2024-02-29'],
  ])('may be %s when today is %s', (startOn, today) => expect(startFaults(startOn, today)).toEqual([]));

  it.each<[string, string, string]>([
    ['2024-05-30', '2026-05-31', 'from 2024-05-31 to 2028-05-31'],
    ['2028-06-01', '2026-05-31', 'from 2024-05-31 to 2028-05-31'],
    ['2026-03-01', '2024-02-29', 'from 2022-02-28 to 2026-02-28'],
    ['0001-01-01', '2026-05-31', 'from 2024-05-31 to 2028-05-31'],
    ['9999-12-31', '2026-05-31', 'from 2024-05-31 to 2028-05-31'],
  ])('may not be %s when today is %s', (startOn, today, range) => {
    expect(told(startFaults(startOn, today))).toEqual([
      `invalid_field start_on: Must lie within two years of today: ${range}`,
    ]);
  });
});

describe('the anchor day', () => {
  it.each([
    [null, 'weekly'],
    [1, 'weekly'],
    [7, 'weekly'],
    [8, 'monthly'],
    [31, 'annually'],
  ] as const)('may be %s of a cycle that is %s', (day, cycle) => expect(anchorFaults(day, cycle)).toEqual([]));

  it.each([8, 31])('may not be %s of a week', (day) => {
    expect(told(anchorFaults(day, 'weekly'))).toEqual([
      'invalid_field anchor_day: Must be a day of the week for a weekly cycle: 1 (Monday) to 7',
    ]);
  });
});
