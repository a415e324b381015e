import pg from 'pg';

/** The queries that every contestant asks, and the values it asks them with. */
const { DATABASE_URL, STORE_ID, PREPARED } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const columns =
  'id, name, type, status, description, free_trial_days, setup_fee, allow_billing_option_changes, shipping_charge, ' +
  'shipping_option_id, tax_charge, tax_rate_ids, metadata, created_at, updated_at';

const query = (name, text, values) => pool.query(PREPARED ? { name, text, values } : { text, values });

export async function findSubscription(id) {
  const { rows } = await query('one', `select ${columns} from subscriptions where store_id = $1 and id = $2`, [
    STORE_ID,
    id,
  ]);
  return rows[0];
}

/** The first 25, and how many there are in all. */
export async function listSubscriptions() {
  const { rows } = await query(
    'list',
    `select ${columns}, (select count(*) from subscriptions where store_id = $1) as total
     from subscriptions where store_id = $1 order by id limit $2`,
    [STORE_ID, 25],
  );
  return { total: rows[0].total, items: rows.map(({ total, ...row }) => row) };
}

let made = 0;

export async function insertSubscription(body) {
  const { name, type, status, description, free_trial_days, setup_fee, tax_charge, metadata } = body;
  const now = new Date();
  const id = `bare_${process.pid}_${(made += 1)}`;
  const { rows } = await query(
    'insert',
    `insert into subscriptions (store_id, id, name, type, status, description, free_trial_days, setup_fee,
       allow_billing_option_changes, shipping_charge, shipping_option_id, tax_charge, tax_rate_ids, metadata, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true, false, null, $9, '{}', $10, $11, $11) returning ${columns}`,
    [STORE_ID, id, name, type, status, description, free_trial_days, setup_fee, tax_charge, metadata, now],
  );
  return rows[0];
}
