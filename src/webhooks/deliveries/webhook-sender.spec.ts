import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReceiverAddresses } from '../addresses/receiver-addresses.js';
import { WebhookSender } from './webhook-sender.js';

const MESSAGE = { body: '{}', headers: { 'content-length': '2' } };
const REFUSED = {
  status: null,
  error: 'The URL leads to an address that webhooks must not reach',
  retryAfter: null,
};

let server: Server;
let calls: number;
let connections: number;
let senders: WebhookSender[];
beforeEach(async () => {
  [calls, connections, senders] = [0, 0, []];
  server = createServer((request, response) => {
    calls += 1;
    request.resume().on('end', () => response.end('ok'));
  });
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const sender of senders) sender.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function sender(addresses: readonly string[], allowsPrivate: boolean, timeoutMs = 1_000): WebhookSender {
  const made = new WebhookSender(new ReceiverAddresses(() => Promise.resolve(addresses), allowsPrivate), timeoutMs);
  senders.push(made);
  return made;
}

const url = (host: string) => `http://${host}:${(server.address() as AddressInfo).port}/`;

describe('what is posted', () => {
  it('reaches whom its name now leads to', async () => {
    expect(await sender(['127.0.0.1'], true).send(url('a.example'), MESSAGE)).toEqual({
      ...{ status: 200, error: null, retryAfter: null },
    });
    expect(calls).toBe(1);
  });

  it.each([
    ['an address of this machine', 'a.example', ['127.0.0.1']],
    ['one public address and one that is not', 'a.example', ['93.184.215.14', '127.0.0.1']],
    ['an address of this machine, written within IPv6', 'a.example', ['::ffff:127.0.0.1']],
  ])('reaches nobody whose name leads, at the moment of connecting, to %s', async (_, host, addresses) => {
    expect(await sender(addresses, false).send(url(host), MESSAGE)).toEqual(REFUSED);
    expect(connections).toBe(0);
  });

  it.each(['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]'])('reaches no such address: %s', async (host) => {
    expect(await sender([], false).send(url(host), MESSAGE)).toEqual(REFUSED);
    expect(connections).toBe(0);
  });

  it('goes over one connection after another, and over a new one when the receiver has closed it', async () => {
    const posting = sender(['127.0.0.1'], true);
    for (let n = 0; n < 3; n += 1) await posting.send(url('a.example'), MESSAGE);
    expect(connections).toBe(1);
    server.closeAllConnections();
    expect(await posting.send(url('a.example'), MESSAGE)).toMatchObject({ status: 200, error: null });
    expect(connections).toBe(2);
  });

  it('is cut off when the service stops, and then nobody knows what came of it', async () => {
    server.removeAllListeners('request');
    const posting = sender(['127.0.0.1'], true, 60_000);
    const sent = posting.send(url('a.example'), MESSAGE);
    await once(server, 'request');
    posting.stop();
    expect(await sent).toBeUndefined();
    expect(await posting.send(url('a.example'), MESSAGE)).toBeUndefined();
  });

  it('is not waited for beyond the limit while the name is looked up', async () => {
    const addresses = new ReceiverAddresses(() => new Promise(() => undefined), false);
    const posting = new WebhookSender(addresses, 50);
    expect(await posting.send(url('a.example'), MESSAGE)).toMatchObject({
      error: 'There was no whole answer within 0.05 seconds',
    });
  });
});
