import { resourceRows, type Fields, type Row, type Rows } from '../request-in-order.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { payerOf } from './subscribers.rows.js';

const invoice = async (store: StoreUnderTest) => ({
  subscriber_id: (await payerOf(store)).id,
  lines: [{ description: 'Repair', amount: 1999 }],
});

/** Something that can be done with an invoice. */
function action(body: Fields, madeWith: Fields = {}): Row {
  return async (store) => ({
    parameters: [(await store.api.created('/invoices', { ...(await invoice(store)), ...madeWith })).id],
    body,
  });
}

const pay = async (store: StoreUnderTest) => {
  const { id } = await store.api.created('/invoices', await invoice(store));
  return (await store.api.created(`/invoices/${id}/pay`, {})).id;
};

const giveBack = async (store: StoreUnderTest) =>
  (await store.api.created(`/payments/${await pay(store)}/refunds`, {})).id;

/** A subscriber of its own, with a balance of what was paid. */
async function withBalance({ api }: StoreUnderTest): Promise<{ subscriber: string }> {
  const { id: subscriber_id } = await api.created('/subscribers', { email: 'credited@example.com' });
  const lines = [{ description: 'Repair', amount: 1999 }];
  const { id: invoice_id } = await api.created('/invoices', { subscriber_id, lines });
  await api.created(`/invoices/${invoice_id}/pay`, { reference: 'Transfer 17' });
  await api.created('/credit-notes', { invoice_id, amount: 1999 });
  return { subscriber: subscriber_id };
}

const balanceRefund = async (store: StoreUnderTest) => {
  const { subscriber } = await withBalance(store);
  return (await store.api.created(`/subscribers/${subscriber}/balance-refunds`, {})).id;
};

/** What is never posted to its own collection. */
function arising(path: string, make: (store: StoreUnderTest) => Promise<string>): Rows {
  return {
    [`GET ${path}`]: async (store) => {
      await make(store);
      return {};
    },
    [`GET ${path}/:id`]: async (store) => ({ parameters: [await make(store)] }),
  };
}

/** A store has one account at a gateway: before another is made, the one there is goes. */
const gatewayAccount = async (store: StoreUnderTest) => {
  const { body } = await store.api.get('/payment-gateways');
  for (const { id } of (body ?? []) as { id: string }[]) await store.api.delete(`/payment-gateways/${id}`);
  return { gateway: 'stripe', secret_key: `sk_test_${store.next()}` };
};

const creditLine = async (store: StoreUnderTest) => {
  const { id } = await store.api.created('/invoices', await invoice(store));
  await store.api.created('/credit-notes', { invoice_id: id, amount: 1 });
  const { body } = await store.api.get(`/line-credits?filter_by=invoice_id&filter=${id}`);
  return (body as { id: string }[])[0]?.id ?? '';
};

export const BILLING_ROWS: Rows = {
  ...resourceRows('/invoices', { body: invoice, isKept: true }),
  'POST /invoices/:id/issue': action({}, { issue: false }),
  'POST /invoices/:id/pay': action({}),
  'POST /invoices/:id/void': action({}),
  'POST /invoices/:id/mark-uncollectible': action({}),
  ...arising('/payments', pay),
  'POST /payments/:id/refunds': async (store) => ({ parameters: [await pay(store)], body: { amount: 5 } }),
  ...arising('/refunds', giveBack),
  ...arising('/line-credits', creditLine),
  'POST /subscribers/:subscriber_id/balance-refunds': async (store) => ({
    parameters: [(await withBalance(store)).subscriber],
    body: { amount: 5 },
  }),
  ...arising('/balance-refunds', balanceRefund),
  ...resourceRows('/credit-notes', {
    body: async (store) => ({
      invoice_id: (await store.api.created('/invoices', await invoice(store))).id,
      amount: 1,
    }),
    isKept: true,
  }),
  ...resourceRows('/payment-gateways', { body: gatewayAccount, change: { metadata: { a: 'b' } } }),
};
