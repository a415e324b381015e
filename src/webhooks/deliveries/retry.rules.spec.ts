import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { healthAfter, nextAttemptAt, retryAfterMs } from './retry.rules.js';

const AT = '2026-03-01T12:00:00.000Z';
const plain = { at: AT, jitter: 0, retryAfterMs: null };

describe('the next attempt', () => {
  it('comes by the schedule, ten attempts in all, and then none', () => {
    const times: (string | null)[] = [];
    for (let attempt = 1, at: string | null = AT; at !== null; attempt += 1) {
      times.push(at);
      at = nextAttemptAt({ ...plain, attempt, at });
    }
    expect(times).toEqual([
      '2026-03-01T12:00:00.000Z',
      '2026-03-01T12:00:05.000Z',
      '2026-03-01T12:05:05.000Z',
      '2026-03-01T12:35:05.000Z',
      '2026-03-01T14:35:05.000Z',
      '2026-03-01T19:35:05.000Z',
      '2026-03-02T05:35:05.000Z',
      '2026-03-02T19:35:05.000Z',
      '2026-03-03T15:35:05.000Z',
      '2026-03-04T15:35:05.000Z',
    ]);
  });

  it('is never beyond the schedule, however often somebody has it tried again', () => {
    for (const attempt of [10, 11, 100]) expect(nextAttemptAt({ ...plain, attempt, retryAfterMs: 1 })).toBeNull();
  });

  it('is at most a tenth later than planned, and never earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, jitter) => {
        const wait = (next: string | null) => Date.parse(next ?? '') - Date.parse(AT);
        const planned = wait(nextAttemptAt({ ...plain, attempt }));
        const actual = wait(nextAttemptAt({ ...plain, attempt, jitter }));
        expect(actual).toBeGreaterThanOrEqual(planned);
        expect(actual).toBeLessThanOrEqual(planned * 1.1 + 1);
      }),
    );
  });

  it.each([
    [1, 60_000, '2026-03-01T12:01:00.000Z'],
    [2, 60_000, '2026-03-01T12:05:00.000Z'],
    [2, 600_000, '2026-03-01T12:10:00.000Z'],
  ])('after attempt %d waits for what the receiver asked for, if that is longer: %d ms', (attempt, asked, next) => {
    expect(nextAttemptAt({ ...plain, attempt, retryAfterMs: asked })).toBe(next);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7_000],
    ['86400', 86_400_000],
    ['86401', 86_400_000],
    ['9999999999', 86_400_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Tue, 01 Mar 2033 12:00:30 GMT', 86_400_000],
    ['Sun, 01 Mar 2026 11:59:30 GMT', null],
    ['0', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['no GMT', null],
    ['2026-03-01', null],
    ['', null],
    [null, null],
  ])('%j asks for %p ms', (header, expected) => {
    expect(retryAfterMs(header, AT)).toBe(expected);
  });
});

describe('the health of an endpoint', () => {
  const ok = { isSuccess: true, status: 204 };
  const bad = { isSuccess: false, status: 500 };
  const gone = { isSuccess: false, status: 410 };
  const DAYS_AGO_4 = '2026-02-25T12:00:00.001Z';
  const DAYS_AGO_5 = '2026-02-24T12:00:00.000Z';

  it.each([
    ['a first failure begins it', null, [bad], { failingSince: AT, disabledReason: null }],
    ['a further one leaves the beginning', DAYS_AGO_4, [bad], { failingSince: DAYS_AGO_4, disabledReason: null }],
    ['five days of it are too many', DAYS_AGO_5, [bad, bad], { failingSince: DAYS_AGO_5, disabledReason: 'failing' }],
    ['one success ends it', DAYS_AGO_5, [bad, ok], { failingSince: null, disabledReason: null }],
    ['a success changes nothing of a healthy one', null, [ok], { failingSince: null, disabledReason: null }],
    ['410 is the end at once', null, [gone], { failingSince: AT, disabledReason: 'gone' }],
    ['410 is the end even beside a success', null, [ok, gone], { failingSince: null, disabledReason: 'gone' }],
  ] as const)('%s', (_, failingSince, answers, health) => {
    expect(healthAfter(failingSince, answers, AT)).toEqual(health);
  });
});
