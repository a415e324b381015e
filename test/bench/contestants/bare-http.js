import { createServer } from 'node:http';
import { findSubscription, insertSubscription, listSubscriptions } from './queries.js';

/** The least that Node can do: no framework at all, the same queries. */
const server = createServer(async (request, response) => {
  const id = request.url.split('/')[3];
  if (request.method === 'POST') {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    send(response, 201, await insertSubscription(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
  } else if (id !== undefined) send(response, 200, await findSubscription(id));
  else {
    const { total, items } = await listSubscriptions();
    send(response, 200, items, { 'SO-Total-Count': total });
  }
});

function send(response, status, thing, headers) {
  const body = JSON.stringify(thing);
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers })
    .end(body);
}

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
