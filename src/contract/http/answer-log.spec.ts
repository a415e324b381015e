import { Writable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { createLogger } from '../../platform/logging/logger.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { refusalLog } from './answer-log.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('has a line for the refusals of one turn of the event loop, with the id of each, and counts each', async () => {
  const lines: unknown[] = [];
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    lines.push(JSON.parse(chunk.toString()));
    done();
  };
  const metrics = new Metrics();
  const log = refusalLog(createLogger('info', new Writable({ write })), metrics);
  const one = { requestId: 'req_1', method: 'GET', path: '/1.0.0/store' };
  const two = { requestId: 'own-2', method: 'POST', path: '/1.0.0/subscribers' };
  log(one);
  log(two);
  expect(lines).toEqual([]);
  await turn();
  log(one);
  await turn();
  expect(lines).toMatchObject([
    { msg: 'refused', status: 503, refused: [one, two] },
    { msg: 'refused', status: 503, refused: [one] },
  ]);
  const text = await metrics.registry.metrics();
  expect(text).toContain('http_requests_total{method="GET",status="503"} 2');
  expect(text).toContain('http_requests_total{method="POST",status="503"} 1');
});
