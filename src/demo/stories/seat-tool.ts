import type { Invoice, TaxRate } from '../resources.js';
import { Counter } from './counter.js';
import { on, type Story } from './story.js';

/** A price a seat, by the month or by the year: seats come and go, and once money is given back. */
export const seatTool: Story = {
  store: { name: 'Kanban Kobo', currency: 'JPY', time_zone: 'Asia/Tokyo' },
  settings: { invoice_prefix: 'KOBO-' },
  about: 'a planning board from Tokyo, sold to companies by the seat, with tax on top',

  async open(api) {
    const counter = new Counter(api);
    const tax = await api.post<TaxRate>('/tax-rates', { name: 'Consumption tax', percentage: '10', country: 'JP' });
    const board = await counter.subscription({
      ...{ name: 'Team board', type: 'seat_based' },
      ...{ tax_charge: true, tax_rate_ids: [tax.id] },
    });
    const monthly = await counter.option(board, {
      ...{ name: 'Monthly', cycle: 'monthly' },
      ...{ price_model: 'per_unit', unit_price: '1200' },
    });
    const annual = await counter.option(board, {
      ...{ name: 'Annual', cycle: 'annually' },
      ...{ price_model: 'per_unit', unit_price: '12000' },
    });

    const sakura = await counter.company('Sakura Design', 'JP');
    const fuji = await counter.company('Fuji Logistics', 'JP');
    const mori = await counter.company('Mori Clinic', 'JP');

    return [
      on('2027-01-15', 'Sakura Design starts small.', () => counter.enroll(sakura, monthly, { seats: 5 })),
      on('2027-02-01', 'Fuji Logistics buys a whole year, which is cheaper.', () =>
        counter.enroll(fuji, annual, { seats: 20 }),
      ),
      on('2027-03-25', 'Sakura Design hires people, who need seats today.', () =>
        counter.change(sakura, { seats: 8, mode: 'prorate_now' }),
      ),
      on('2027-04-10', 'Mori Clinic tries it by the month first.', () => counter.enroll(mori, monthly, { seats: 3 })),
      on('2027-06-01', 'Fuji Logistics opens another warehouse.', () =>
        counter.change(fuji, { seats: 25, mode: 'prorate_now' }),
      ),
      on('2027-07-20', 'Mori Clinic wants to pay by the year, once the month that it has paid is over.', () =>
        counter.change(mori, { billing_option_id: annual.id, mode: 'period_end' }),
      ),
      on('2027-08-26', 'People leave Sakura Design; what that saves can wait for the next invoice.', () =>
        counter.change(sakura, { seats: 6, mode: 'prorate_next' }),
      ),
      on('2027-10-05', 'The board was down for a day, and Fuji Logistics asks for some money back.', async () => {
        const [invoice] = await api.list<Invoice>(`/invoices?filter_by=subscriber_id&filter=${fuji.id}`);
        const reason = 'The outage of 4 October';
        await api.post('/credit-notes', { invoice_id: invoice?.id, amount: 13_200, reason, refund: true });
      }),
      on('2027-10-20', 'Sakura Design has to save, and gives seats back at once.', () =>
        counter.change(sakura, { seats: 4, mode: 'prorate_now' }),
      ),
      on('2027-12-03', 'Sakura Design grows again.', () => counter.change(sakura, { seats: 9, mode: 'prorate_now' })),
    ];
  },
};
