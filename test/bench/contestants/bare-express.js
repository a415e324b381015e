import express from 'express';
import { findSubscription, insertSubscription, listSubscriptions } from './queries.js';

/** What somebody would write who wanted nothing but the answers: Express, a pool, the same queries. */
const app = express();
app.use(express.json());

app.get('/1.0.0/subscriptions/:id', async (request, response) => {
  response.json(await findSubscription(request.params.id));
});

app.get('/1.0.0/subscriptions', async (request, response) => {
  const { total, items } = await listSubscriptions();
  response.setHeader('SO-Total-Count', total);
  response.json(items);
});

app.post('/1.0.0/subscriptions', async (request, response) => {
  response.status(201).json(await insertSubscription(request.body));
});

const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
