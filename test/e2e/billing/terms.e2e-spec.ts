import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface Given {
  readonly option?: Fields;
  readonly type?: string;
  readonly enrolled?: Fields;
  readonly moves?: readonly Move[];
}

/** The days and totals that are billed in a year, and the day on which it ended by itself; null: it did not. */
type Life = readonly [bills: readonly string[], endedOn: string | null];

describe('a term of so many cycles ends by itself', () => {
  it.each<[title: string, given: Given, expected: Life]>([
    ['of one', { option: { term_cycles: 1 } }, [['2026-04-01 3100'], '2026-05-01']],
    [
      'of three',
      { option: { term_cycles: 3 } },
      [['2026-04-01 3100', '2026-05-01 3100', '2026-06-01 3100'], '2026-07-01'],
    ],
    [
      'of two fortnights',
      { option: { term_cycles: 2, cycle: 'weekly', interval_count: 2 } },
      [['2026-04-01 3100', '2026-04-15 3100'], '2026-04-29'],
    ],
    [
      'of two, before which the part of a period is no cycle: 3100 × 15/31',
      { option: { term_cycles: 2 }, enrolled: { anchor_day: 16 } },
      [['2026-04-01 1500', '2026-04-16 3100', '2026-05-16 3100'], '2026-06-16'],
    ],
    [
      'of one, before which a trial is none',
      { option: { term_cycles: 1 }, enrolled: { trial_days: 10 } },
      [['2026-04-11 3100'], '2026-05-11'],
    ],
    ['of what is sold one time: one', { type: 'one_time' }, [['2026-04-01 3100'], '2026-05-01']],
    [
      'of what is sold one time: one, whatever day is wanted',
      { type: 'one_time', enrolled: { anchor_day: 16 } },
      [['2026-04-01 3100'], '2026-05-01'],
    ],
    [
      'of what is sold one time: one, with another in its place from 11 April on, for −2067 and 4133',
      { type: 'one_time', moves: [['2026-04-11', 'change', { option: 'another', mode: 'prorate_now' }]] },
      [['2026-04-01 3100', '2026-04-11 2066'], '2026-05-01'],
    ],
    [
      'not of what is sold one time and for ever',
      { type: 'one_time', option: { cycle: 'forever' } },
      [['2026-04-01 3100'], null],
    ],
    [
      'of two, for which a pause does not count',
      {
        option: { term_cycles: 2 },
        moves: [
          ['2026-04-11', 'pause'],
          ['2026-06-20', 'resume'],
        ],
      },
      [['2026-04-01 3100', '2026-06-20 3100'], '2026-07-20'],
    ],
    [
      'of two, with other seats or add-ons too',
      { option: { term_cycles: 2 }, moves: [['2026-05-11', 'change', { seats: 1, mode: 'period_end' }]] },
      [['2026-04-01 3100', '2026-05-01 3100'], '2026-06-01'],
    ],
    [
      'and begins anew with another option: two cycles from 11 May on, for which 3100 × 21/31 are credited',
      { option: { term_cycles: 2 }, moves: [['2026-05-11', 'change', { option: 'another', mode: 'full_now' }]] },
      [['2026-04-01 3100', '2026-05-01 3100', '2026-05-11 4100', '2026-06-11 6200'], '2026-07-11'],
    ],
    [
      'of two, of which a period that begins today with other seats is the one that it takes the place of',
      { option: { term_cycles: 2 }, moves: [['2026-05-11', 'change', { seats: 2, mode: 'full_now' }]] },
      [['2026-04-01 3100', '2026-05-01 3100', '2026-05-11 1000'], '2026-06-11'],
    ],
    [
      'and another option at its end lets the enrollment go on',
      { option: { term_cycles: 1 }, moves: [['2026-04-11', 'change', { option: 'another', mode: 'period_end' }]] },
      [['2026-04-01 3100', '2026-05-01 6200', '2026-06-01 6200'], '2026-07-01'],
    ],
    [
      // In May, its second cycle, −3100 and 6200 × 21/31, then the same back for 11 days; June is the third and last.
      'of three, in the second of which another option is taken and given back',
      {
        option: { term_cycles: 3 },
        moves: [
          ['2026-05-11', 'change', { option: 'another', mode: 'prorate_now' }],
          ['2026-05-21', 'change', { option: 'first', mode: 'prorate_now' }],
        ],
      },
      [['2026-04-01 3100', '2026-05-01 3100', '2026-05-11 2100', '2026-05-21 -1100', '2026-06-01 3100'], '2026-07-01'],
    ],
    [
      'of three, in the second of which another option is taken and given back with the next invoice',
      {
        option: { term_cycles: 3 },
        moves: [
          ['2026-05-11', 'change', { option: 'another' }],
          ['2026-05-11', 'change', { option: 'first' }],
        ],
      },
      [['2026-04-01 3100', '2026-05-01 3100', '2026-06-01 3100'], '2026-07-01'],
    ],
    [
      // Both changes are for the whole of May, which is the second cycle.
      'of three, in which another option is taken at a period’s end and given back on the first day of the next',
      {
        option: { term_cycles: 3 },
        moves: [
          ['2026-04-11', 'change', { option: 'another', mode: 'period_end' }],
          ['2026-05-01', 'change', { option: 'first', mode: 'prorate_now' }],
        ],
      },
      [['2026-04-01 3100', '2026-05-01 6200', '2026-05-01 -3100', '2026-06-01 3100'], '2026-07-01'],
    ],
    [
      // −3100 × 21/31 and 6200, then −6200 and 3100: the period from 11 May on is the second cycle.
      'of three, in the second of which another option is taken and given back by full_now on one day',
      {
        option: { term_cycles: 3 },
        moves: [
          ['2026-05-11', 'change', { option: 'another', mode: 'full_now' }],
          ['2026-05-11', 'change', { option: 'first', mode: 'full_now' }],
        ],
      },
      [['2026-04-01 3100', '2026-05-01 3100', '2026-05-11 4100', '2026-05-11 -3100', '2026-06-11 3100'], '2026-07-11'],
    ],
    [
      'of three, which another option scheduled and withdrawn leaves as it is',
      {
        option: { term_cycles: 3 },
        moves: [
          ['2026-04-11', 'change', { option: 'another', mode: 'period_end' }],
          ['2026-04-12', 'change', { option: 'first', mode: 'period_end' }],
        ],
      },
      [['2026-04-01 3100', '2026-05-01 3100', '2026-06-01 3100'], '2026-07-01'],
    ],
    [
      // −3100 and 6200 × 21/31 on 11 April, back from May on: three more cycles.
      'of three, which begins again with the option that is taken again in a later period',
      {
        option: { term_cycles: 3 },
        moves: [
          ['2026-04-10', 'change', { option: 'another', mode: 'prorate_now' }],
          ['2026-04-11', 'change', { option: 'first', mode: 'period_end' }],
        ],
      },
      [['2026-04-01 3100', '2026-04-10 2170', '2026-05-01 3100', '2026-06-01 3100', '2026-07-01 3100'], '2026-08-01'],
    ],
  ])('%s', async (_, { option: terms, type, enrolled, moves = [] }, [billed, endedOn]) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option, subscription } = await shop.offer({ amount: 3100, ...terms }, { type: type ?? 'fixed' });
    const another = await shop.option(subscription, { amount: 6200, term_cycles: 2 });
    const { id } = await shop.enroll(option, enrolled);
    for (const [when, action, { option: other, ...fields } = {}] of moves) {
      const to = other === 'first' ? option : another;
      const named = other === undefined ? fields : { ...fields, billing_option_id: to };
      await shop.play(id, [[when, action, named]]);
    }
    await shop.clock('2027-04-01');
    const { status, ended_at, next_billing_on } = await shop.enrollment(id);
    expect([(await shop.invoices(id)).map(({ issued_on, total }) => `${issued_on} ${total}`), ended_at]).toEqual([
      billed,
      endedOn === null ? null : `${endedOn}T00:00:00.000Z`,
    ]);
    expect([status, next_billing_on]).toEqual([endedOn === null ? 'active' : 'ended', null]);
  });

  it('is cancelled, and not ended, when it was cancelled before', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3100, term_cycles: 3 });
    const { id } = await shop.enroll(option);
    await shop.play(id, [['2026-05-11', 'cancel'], ['2026-06-01']]);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'cancelled', cycles_billed: 2 });
  });

  it.each(['change', 'cancel', 'pause', 'resume'])('leaves nothing to %s', async (action) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3100, term_cycles: 1 });
    const { id } = await shop.enroll(option);
    await shop.clock('2026-05-01');
    expectFailureOf(await shop.api.post(`/enrollments/${id}/${action}`, {}), 422, 'enrollment_over');
  });
});
