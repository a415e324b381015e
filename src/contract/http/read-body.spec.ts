import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from '@jest/globals';
import { readBody } from './read-body.js';

const request = () => new IncomingMessage(new Socket());

it('gives what has come', async () => {
  const one = request();
  const read = readBody(one, 10);
  for (const chunk of [Buffer.from('ab'), Buffer.from('cd'), null]) one.push(chunk);
  expect((await read).toString()).toBe('abcd');
});

it.each([
  ['in the middle', (one: IncomingMessage) => setImmediate(() => one.destroy())],
  ['before it is read', (one: IncomingMessage) => one.destroy()],
])('has no end where the caller goes away %s', async (_, goAway) => {
  const one = request();
  one.push(Buffer.from('ab'));
  goAway(one);
  await expect(readBody(one, 10)).rejects.toMatchObject({ code: 'incomplete_body' });
});

it('is too large beyond the limit', async () => {
  const one = request();
  const read = readBody(one, 3);
  for (const chunk of [Buffer.from('ab'), Buffer.from('cd'), null]) one.push(chunk);
  await expect(read).rejects.toMatchObject({ code: 'body_too_large' });
});
