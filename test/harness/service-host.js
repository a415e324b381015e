import { once } from 'node:events';
import { createServer } from 'node:http';
import { readConfig } from '../../dist/platform/config/config.js';
import { createLogger } from '../../dist/platform/logging/logger.js';
import { startService } from '../../dist/service.js';

/**
 * A process that runs services for test files, as many as they ask for: `POST` with the settings starts one, `DELETE`
 * with its number stops it. Each file would otherwise load the whole program anew, which takes longer than most tests.
 */
const services = [];

const server = createServer(async (request, response) => {
  const answer = (status, body) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  try {
    answer(
      200,
      request.method === 'POST' ? await start(await bodyOf(request)) : await stop(Number(request.url.slice(1))),
    );
  } catch (error) {
    answer(500, { message: error instanceof Error ? error.message : String(error) });
  }
});

async function start(settings) {
  const config = readConfig(settings);
  const service = await startService(config, createLogger(config.logLevel));
  const number = services.push(service) - 1;
  return { number, port: service.address.port, firstStore: service.firstStore ?? null };
}

async function stop(number) {
  await services[number].stop();
  services[number] = undefined;
  return {};
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send({ port: server.address().port });
