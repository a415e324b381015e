import express from 'express';
import pg from 'pg';

/** What somebody would write who wanted nothing but the answers: Express, a pool, the same queries. */
const { DATABASE_URL, STORE_ID, PREPARED } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const columns =
  'id, name, type, status, description, free_trial_days, setup_fee, allow_billing_option_changes, shipping_charge, ' +
  'shipping_option_id, tax_charge, tax_rate_ids, metadata, created_at, updated_at';

const query = (name, text, values) => pool.query(PREPARED ? { name, text, values } : { text, values });

const app = express();
app.use(express.json());

app.get('/1.0.0/subscriptions/:id', async (request, response) => {
  const { rows } = await query('one', `select ${columns} from subscriptions where store_id = $1 and id = $2`, [
    STORE_ID,
    request.params.id,
  ]);
  response.json(rows[0]);
});

app.get('/1.0.0/subscriptions', async (request, response) => {
  const { rows } = await query(
    'list',
    `select ${columns}, (select count(*) from subscriptions where store_id = $1) as total
     from subscriptions where store_id = $1 order by id limit $2`,
    [STORE_ID, 25],
  );
  response.setHeader('SO-Total-Count', rows[0].total);
  response.json(rows.map(({ total, ...row }) => row));
});

let made = 0;

app.post('/1.0.0/subscriptions', async (request, response) => {
  const { name, type, status, description, free_trial_days, setup_fee, tax_charge, metadata } = request.body;
  const now = new Date();
  const id = `bare_${process.pid}_${(made += 1)}`;
  const { rows } = await query(
    'insert',
    `insert into subscriptions (store_id, id, name, type, status, description, free_trial_days, setup_fee,
       allow_billing_option_changes, shipping_charge, shipping_option_id, tax_charge, tax_rate_ids, metadata, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true, false, null, $9, '{}', $10, $11, $11) returning ${columns}`,
    [STORE_ID, id, name, type, status, description, free_trial_days, setup_fee, tax_charge, metadata, now],
  );
  response.status(201).json(rows[0]);
});

const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
