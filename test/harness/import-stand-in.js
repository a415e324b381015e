import { once } from 'node:events';
import { createServer } from 'node:http';

const FIELDS = { email: { type: 'string' }, first_name: { type: 'string' }, metadata: { type: 'object' } };
const sent = { type: 'object', properties: FIELDS, required: ['email'], additionalProperties: false };
const shown = { type: 'object', properties: { id: { type: 'string' }, ...FIELDS } };
const body = (schema) => ({ content: { 'application/json': { schema } } });
const PATH = { get: { responses: { 200: body({ type: 'array', items: shown }) } }, post: { requestBody: body(sent) } };

const READS = {
  '/openapi.json': { paths: { '/1.0.0/subscribers': PATH } },
  '/1.0.0/store': { status: 'sandbox', time_zone: 'UTC' },
  '/1.0.0/clock': { now: '2026-01-01T00:00:00.000Z' },
};

/** A server that takes subscribers as fast as it can and keeps none: what an import costs by itself is seen before it. */
export async function startImportStandIn() {
  let taken = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const isNew = request.method === 'POST';
      const answer = isNew ? { id: `ppl_${String((taken += 1)).padStart(26, '0')}` } : (READS[request.url] ?? {});
      response.writeHead(isNew ? 201 : 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, taken: () => taken, stop };
}
