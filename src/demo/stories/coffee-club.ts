import type { Invoice } from '../resources.js';
import { Counter } from './counter.js';
import { on, type Story } from './story.js';

/** A fixed price a month: a trial, coupons, cards that are declined, an upgrade, a cancellation. */
export const coffeeClub: Story = {
  store: { name: 'Bean Street', currency: 'EUR', time_zone: 'Europe/Berlin' },
  settings: { invoice_prefix: 'BEAN-' },
  about: 'a coffee club in Berlin, with a fixed price',

  async open(api) {
    const counter = new Counter(api);
    const club = await counter.subscription({ name: 'Coffee club', type: 'fixed', free_trial_days: 14 });
    const oneBag = await counter.option(club, { name: 'One bag', cycle: 'monthly', amount: 1900 });
    const twoBags = await counter.option(club, { name: 'Two bags', cycle: 'monthly', amount: 3400 });
    await api.post('/coupons', { code: 'WELCOME', percent_off: '25', duration: 'repeating', duration_cycles: 3 });
    await api.post('/coupons', { code: 'FRIEND', amount_off: 500, duration: 'once' });

    const ada = await counter.person('Ada');
    const ben = await counter.person('Ben');
    const chloe = await counter.person('Chloe');
    const dan = await counter.person('Dan');
    const elsa = await counter.person('Elsa');
    const finn = await counter.person('Finn');
    const withoutTrial = { trial_days: 0 };

    return [
      on('2027-01-05', 'Ada would like to taste before she pays.', () => counter.enroll(ada, oneBag)),
      on('2027-02-01', 'Ben has found a coupon, and wants no trial.', () =>
        counter.enroll(ben, oneBag, { ...withoutTrial, coupon_code: 'WELCOME' }),
      ),
      on('2027-02-10', "Chloe brings a friend's coupon.", () =>
        counter.enroll(chloe, twoBags, { ...withoutTrial, coupon_code: 'FRIEND' }),
      ),
      on('2027-03-03', 'Dan joins.', () => counter.enroll(dan, oneBag, withoutTrial)),
      on('2027-04-04', 'Elsa joins.', () => counter.enroll(elsa, twoBags)),
      on('2027-05-09', 'Ada drinks more coffee than she thought, and upgrades at once.', () =>
        counter.change(ada, { billing_option_id: twoBags.id, mode: 'prorate_now' }),
      ),
      on('2027-06-01', 'The bank of Chloe sends her a new card.', () => counter.card(chloe, 'pm_fails_twice')),
      on('2027-06-20', 'Chloe changes to another bank.', () => counter.card(chloe, 'pm_ok')),
      on('2027-07-20', 'Dan changes his card.', () => counter.card(dan, 'pm_insufficient_funds')),
      on('2027-08-31', 'The store gives up what Dan still owes.', async () => {
        const invoices = await api.list<Invoice>(`/invoices?filter_by=subscriber_id&filter=${dan.id}`);
        for (const { id, status } of invoices) {
          if (status === 'open') await api.post(`/invoices/${id}/mark-uncollectible`);
        }
      }),
      on('2027-09-20', 'Elsa moves abroad, and cancels.', () => counter.cancel(elsa)),
      on('2027-10-12', 'Finn joins, with a coupon that he has kept for long.', () =>
        counter.enroll(finn, twoBags, { ...withoutTrial, coupon_code: 'WELCOME' }),
      ),
    ];
  },
};
