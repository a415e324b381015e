import { addDays, addMonths, dayOfMonth } from '../../domain/calendar/day.js';
import type { Subscriber } from '../resources.js';
import { amountText, countText } from '../narration/amounts.js';
import { Counter } from './counter.js';
import { on, type Act, type Story } from './story.js';

/** A price for what was used, in arrears: usage events, tiers, a minimum charge. */
export const meteredApi: Story = {
  store: { name: 'Waypoint', currency: 'USD', time_zone: 'America/New_York' },
  settings: { invoice_prefix: 'WAY-' },
  about: 'an API from New York, paid by the lookup, once the month is over',

  async open(api) {
    const counter = new Counter(api);
    const meter = await api.post<{ id: string }>('/meters', { key: 'lookups', name: 'lookups', aggregation: 'sum' });
    const addresses = await counter.subscription({ name: 'Address API', type: 'usage_based' });
    const metered = { cycle: 'monthly', meter_id: meter.id, price_model: 'graduated' };
    // Prices of a unit are in cents, and may be parts of one.
    const payAsYouGo = await counter.option(addresses, {
      ...{ name: 'Pay as you go', ...metered, minimum_amount: 2000 },
      tiers: [
        { up_to: 10_000, unit_price: '0.5' },
        { up_to: 100_000, unit_price: '0.3' },
        { up_to: null, unit_price: '0.12' },
      ],
    });
    const scale = await counter.option(addresses, {
      ...{ name: 'Scale', ...metered, amount: 4900 },
      tiers: [
        { up_to: 25_000, unit_price: '0' },
        { up_to: null, unit_price: '0.2' },
      ],
    });

    const hopper = await counter.company('Hopper Rides', 'US');
    const lantern = await counter.company('Lantern Post', 'US');

    /** Sends a month's usage, an event a day. Gives what the service counted, and what that costs so far. */
    const report = async (customer: Subscriber, month: string, lookupsADay: number): Promise<string> => {
      const { id: enrollment_id } = await counter.enrollmentOf(customer);
      const events = daysOf(month).map((day) => ({
        // The store's own id: an event counts once, however often it is sent.
        external_id: `${customer.company} ${day}`,
        ...{ enrollment_id, meter: 'lookups', occurred_at: `${day}T12:00:00Z` },
        quantity: String(lookupsADay + 7 * dayOfMonth(day)),
      }));
      const { results } = await api.post<Receipts>('/usage-events/batch', { events });
      const { meters } = await api.get<Usage>(`/enrollments/${enrollment_id}/usage`);
      return reportText(customer, results, meters, meteredApi.store.currency);
    };
    const monthEnds = (
      month: string,
      of: { hopper: number; lantern?: number },
      because = 'Waypoint reports what was used.',
    ): Act =>
      on(daysOf(month).at(-1) ?? month, because, async () => {
        const first = await report(hopper, month, of.hopper);
        return of.lantern === undefined ? first : `${first} ${await report(lantern, month, of.lantern)}`;
      });

    return [
      on('2027-01-01', 'Hopper Rides has an app to launch.', () => counter.enroll(hopper, payAsYouGo)),
      monthEnds('2027-01', { hopper: 10 }),
      on('2027-02-01', 'Lantern Post knows how much it needs, and pays a part of it in advance.', () =>
        counter.enroll(lantern, scale),
      ),
      monthEnds('2027-02', { hopper: 90, lantern: 700 }),
      monthEnds('2027-03', { hopper: 410, lantern: 980 }),
      monthEnds('2027-04', { hopper: 1200, lantern: 1150 }),
      on('2027-04-30', 'A program has crashed, and sends all of it once more.', () => report(hopper, '2027-04', 1200)),
      monthEnds('2027-05', { hopper: 1900, lantern: 1300 }),
      monthEnds('2027-06', { hopper: 2600, lantern: 1240 }),
      monthEnds('2027-07', { hopper: 3300, lantern: 1100 }),
      monthEnds(
        '2027-08',
        { hopper: 3900, lantern: 600 },
        'Waypoint reports what was used; Lantern Post was on holiday.',
      ),
      monthEnds('2027-09', { hopper: 4300, lantern: 1400 }),
      monthEnds('2027-10', { hopper: 4800, lantern: 1520 }),
      monthEnds('2027-11', { hopper: 5100, lantern: 1700 }),
      monthEnds('2027-12', { hopper: 5600, lantern: 2100 }),
    ];
  },
};

interface Receipts {
  readonly results: readonly { readonly status: string }[];
}

interface Usage {
  readonly meters: readonly { readonly quantity: string; readonly amount: number }[];
}

function reportText(
  { company }: Subscriber,
  results: Receipts['results'],
  meters: Usage['meters'],
  currency: string,
): string {
  const known = results.filter(({ status }) => status === 'duplicate').length;
  const sum = meters.map(({ quantity, amount }) => `${countText(quantity)} lookups, ${amountText(amount, currency)}`);
  const repeated = known === 0 ? '' : `, ${known} of them known already and not counted again`;
  return `${company}: ${results.length} events${repeated}, so far ${sum.join(' and ')}.`;
}

function daysOf(month: string): string[] {
  const days = [];
  const next = addMonths(`${month}-01`, 1, 1);
  for (let day = `${month}-01`; day < next; day = addDays(day, 1)) days.push(day);
  return days;
}
