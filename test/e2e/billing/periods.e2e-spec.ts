import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface Priced {
  readonly amount: number;
}

const MONTHLY = { cycle: 'monthly' };
const every = (interval_count: number, cycle: string) => ({ cycle, interval_count });

describe('the day of the start is kept, and clamped to the last day of the month', () => {
  // Each period runs from one day to the next; each is billed on its first day, the last one of the list excepted.
  it.each<[title: string, option: Fields, days: string]>([
    ['31 January of a leap year', MONTHLY, '2024-01-31 02-29 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30'],
    ['31 January of a plain year', MONTHLY, '2025-01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30'],
    // stripe.com/docs/subscriptions/billing-cycle: an anchor of 31 January bills on 28 February (29 in a leap year),
    // 31 March, 30 April; one of 2 September always on the 2nd; one of Friday, 3 June every Friday.
    ['31 January, as Stripe documents it', MONTHLY, '2023-01-31 02-28 03-31 04-30 05-31'],
    ['2 September, as Stripe documents it', MONTHLY, '2025-09-02 10-02 11-02 12-02 2026-01-02 02-02 03-02'],
    ['Friday 3 June, weekly, as Stripe documents it', { cycle: 'weekly' }, '2022-06-03 06-10 06-17 06-24 07-01'],
    ['30 January of a plain year', MONTHLY, '2023-01-30 02-28 03-30 04-30 05-30'],
    ['29 January of a plain year', MONTHLY, '2025-01-29 02-28 03-29 04-29'],
    ['28 stays 28, in a leap year too', MONTHLY, '2023-12-28 2024-01-28 02-28 03-28'],
    ['28 February stays 28', MONTHLY, '2023-02-28 03-28 04-28 05-28'],
    ['29 February annually', every(1, 'annually'), '2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29 2029-02-28'],
    ['31 August semi-annually', every(1, 'semi_annually'), '2023-08-31 2024-02-29 08-31 2025-02-28 08-31'],
    ['30 November quarterly', every(1, 'quarterly'), '2023-11-30 2024-02-29 05-30 08-30 11-30 2025-02-28'],
    ['31 December every two months', every(2, 'monthly'), '2023-12-31 2024-02-29 04-30 06-30 08-31'],
    ['31 August every 18 months', every(18, 'monthly'), '2024-08-31 2026-02-28 2027-08-31'],
    ['Thursday 29 February weekly', { cycle: 'weekly' }, '2024-02-29 03-07 03-14 03-21'],
    ['Monday every other week', every(2, 'weekly'), '2024-12-23 2025-01-06 01-20 02-03'],
  ])('%s', async (_, option, text) => {
    const days = fullDays(text);
    const shop = await Shop.open(service, { today: days[0] });
    const { option: id } = await shop.offer({ ...option, amount: 1000 });
    const enrollment = await shop.enroll(id);
    for (const day of days.slice(1, -1)) await shop.clock(day);
    expect(bills(await shop.invoices(enrollment.id))).toEqual(
      days.slice(0, -1).map((day, index) => [`${day} total 1000`, `subscription ×1 1000, ${day}/${days[index + 1]}`]),
    );
    expect(await shop.enrollment(enrollment.id)).toMatchObject({
      current_period: { start: days.at(-2), end: days.at(-1) },
      next_billing_on: days.at(-1),
      cycles_billed: days.length - 1,
    });
  });

  it('what is paid for ever has one period without an end', async () => {
    const shop = await Shop.open(service, { today: '2024-02-29' });
    const { option } = await shop.offer({ cycle: 'forever', amount: 9900 });
    const enrollment = await shop.enroll(option);
    await shop.clock('2026-02-28');
    expect(bills(await shop.invoices(enrollment.id))).toEqual([
      ['2024-02-29 total 9900', 'subscription ×1 9900, 2024-02-29/ever'],
    ]);
    expect(await shop.enrollment(enrollment.id)).toMatchObject({ status: 'active', next_billing_on: null });
  });
});

describe('a period begins with the first moment of its day in the store’s time zone', () => {
  it.each([
    // Clocks go forward on 8 March 2026, at two in the morning: the day begins in winter time, the next bill in summer time.
    ['America/Los_Angeles', '2026-02-08', '2026-03-08', '2026-03-08T08:00:00Z'],
    ['America/Los_Angeles', '2026-03-08', '2026-04-08', '2026-04-08T07:00:00Z'],
    // They go back on 1 November.
    ['America/Los_Angeles', '2026-10-01', '2026-11-01', '2026-11-01T07:00:00Z'],
    ['America/Los_Angeles', '2026-11-01', '2026-12-01', '2026-12-01T08:00:00Z'],
    ['Asia/Tokyo', '2026-02-01', '2026-03-01', '2026-02-28T15:00:00Z'],
    // 6 September 2026 begins at one o'clock there.
    ['America/Santiago', '2026-08-06', '2026-09-06', '2026-09-06T04:00:00Z'],
    ['Pacific/Kiritimati', '2026-02-01', '2026-03-01', '2026-02-28T10:00:00Z'],
  ])('%s: what began on %s goes on with %s, at %s', async (timeZone, start, next, moment) => {
    const shop = await Shop.open(service, { timeZone, today: `${start}T18:00:00Z` });
    const { option } = await shop.offer({ amount: 1000 });
    const enrollment = await shop.enroll(option, { start_on: start });
    const days = async () => (await shop.invoices(enrollment.id)).map(({ lines }) => lines[0]?.period?.start);
    await shop.clock(new Date(Date.parse(moment) - 1000).toISOString());
    expect(await days()).toEqual([start]);
    await shop.clock(moment);
    expect(await days()).toEqual([start, next]);
  });
});

describe('a wanted day makes the first period a part of the full one that it is cut from', () => {
  it.each<[title: string, option: Fields & Priced, start: string, anchorDay: number, stub: string, full: string]>([
    ['Wednesday to Monday: 700 × 5/7', { cycle: 'weekly', amount: 700 }, '2024-05-15', 1, '500 2024-05-20', '05-27'],
    [
      'Sunday, the last day of a week to Monday',
      { cycle: 'weekly', amount: 700 },
      '2024-05-19',
      1,
      '100 05-20',
      '05-27',
    ],
    ['fortnight from 6 May: 700 × 4/14', { ...every(2, 'weekly'), amount: 700 }, '2024-05-16', 1, '200 05-20', '06-03'],
    ['1 December to 1 March, leap year: 9100 × 20/91', quarterly(9100), '2024-02-10', 1, '2000 03-01', '06-01'],
    ['1 December to 1 March, plain year: 9000 × 19/90', quarterly(9000), '2026-02-10', 1, '1900 03-01', '06-01'],
    ['15 November to 15 February: 9200 × 5/92', quarterly(9200), '2026-02-10', 15, '500 02-15', '05-15'],
    ['30 November to 28 February: 9000 × 10/90', quarterly(9000), '2026-02-18', 30, '1000 02-28', '05-30'],
    ['January: 3100 × 22/31', { amount: 3100 }, '2026-01-10', 1, '2200 02-01', '03-01'],
    ['31 January to 29 February: 600 × 19/29 = 393.10', { amount: 600 }, '2024-02-10', 31, '393 02-29', '03-31'],
    ['31 January to 28 February: 600 × 18/28 = 385.71', { amount: 600 }, '2026-02-10', 31, '386 02-28', '03-31'],
    ['half of April, half a unit up: 1001 × 15/30 = 500.5', { amount: 1001 }, '2026-04-16', 1, '501 05-01', '06-01'],
    [
      '1 December to 1 February: 6200 × 12/62',
      { ...every(2, 'monthly'), amount: 6200 },
      '2024-01-20',
      1,
      '1200 02-01',
      '04-01',
    ],
    [
      'January to June: 18100 × 11/181',
      { cycle: 'semi_annually', amount: 18100 },
      '2026-06-20',
      1,
      '1100 07-01',
      '2027-01-01',
    ],
    [
      '31 March to 31 March: 36500 × 30/365',
      { cycle: 'annually', amount: 36500 },
      '2026-03-01',
      31,
      '3000 03-31',
      '2027-03-31',
    ],
    [
      'the year to 1 March 2024 has 366 days: 36600 × 1/366',
      { cycle: 'annually', amount: 36600 },
      '2024-02-29',
      1,
      '100 03-01',
      '2025-03-01',
    ],
  ])('%s', async (_, option, start, anchor_day, stub, full) => {
    const [amount, first] = stub.split(' ');
    const [begin, middle, end] = fullDays(`${start} ${first} ${full}`);
    const shop = await Shop.open(service, { today: start });
    const { option: id } = await shop.offer(option);
    const enrollment = await shop.enroll(id, { anchor_day });
    await shop.clock(`${middle}`);
    expect(bills(await shop.invoices(enrollment.id))).toEqual([
      [`${begin} total ${amount}`, `subscription ×1 ${amount}, ${begin}/${middle}`],
      [`${middle} total ${option.amount}`, `subscription ×1 ${option.amount}, ${middle}/${end}`],
    ]);
    expect(await shop.enrollment(enrollment.id)).toMatchObject({ cycles_billed: 1 });
  });

  it('unless it begins on that day', async () => {
    const shop = await Shop.open(service, { today: '2026-02-28' });
    const { option } = await shop.offer({ amount: 1000 });
    const { id } = await shop.enroll(option, { anchor_day: 31 });
    await shop.clock('2026-03-31');
    expect(bills(await shop.invoices(id))).toEqual([
      ['2026-02-28 total 1000', 'subscription ×1 1000, 2026-02-28/2026-03-31'],
      ['2026-03-31 total 1000', 'subscription ×1 1000, 2026-03-31/2026-04-30'],
    ]);
  });

  it('each line is cut and rounded by itself: 1499 and 250 × 20/30 are 999.33 and 166.67', async () => {
    const shop = await Shop.open(service, { today: '2026-04-11' });
    const { option, subscription } = await shop.offer({ amount: 1499 });
    const fields = { subscription_id: subscription, name: 'Help', charge: 'recurring', amount: 250 };
    const addOn = await shop.api.created('/add-ons', fields);
    const { id } = await shop.enroll(option, { anchor_day: 1, add_ons: [{ add_on_id: addOn.id }] });
    expect(bills(await shop.invoices(id))).toEqual([
      ['2026-04-11 total 1166', 'subscription ×1 999, 2026-04-11/2026-05-01', 'add_on ×1 167, 2026-04-11/2026-05-01'],
    ]);
  });

  it('by second, the hour that is lost on 8 March counts: 10000 × (14 days − 1 h) / (28 days − 1 h) = 4992.55', async () => {
    const settings = { proration_unit: 'second' };
    const shop = await Shop.open(service, { timeZone: 'America/Los_Angeles', settings, today: '2026-03-01' });
    const { option } = await shop.offer({ amount: 10000 });
    const { id } = await shop.enroll(option, { anchor_day: 15 });
    expect(bills(await shop.invoices(id))).toEqual([
      ['2026-03-01 total 4993', 'subscription ×1 4993, 2026-03-01/2026-03-15'],
    ]);
  });
});

function quarterly(amount: number) {
  return { cycle: 'quarterly', amount };
}

/** Days of which a later one may leave out the year of the one before. */
function fullDays(text: string): string[] {
  let year = '';
  return text.split(' ').map((day) => {
    if (day.length > 5) year = day.slice(0, 5);
    return day.length > 5 ? day : year + day;
  });
}
