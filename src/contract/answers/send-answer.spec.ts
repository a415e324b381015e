import { describe, expect, it } from '@jest/globals';
import type { ContractResponse } from '../http/exchange.js';
import { Answer } from './answer.js';
import { send } from './send-answer.js';

/** What is handed to Node for an answer. */
function sent(answer: Answer, pathPrefix?: string) {
  const chunks: unknown[] = [];
  let head: { status: number; headers: Record<string, string> } | undefined;
  const response = {
    headersSent: false,
    req: { pathPrefix },
    writeHead: (status: number, headers: Record<string, string>) => {
      head = { status, headers };
      return response;
    },
    write: (chunk: unknown) => chunks.push(chunk),
    end: (chunk?: unknown) => void (chunk !== undefined && chunks.push(chunk)),
  };
  send(response as unknown as ContractResponse, answer);
  return { ...head, chunks };
}

describe('the body of an answer', () => {
  it('is sent as the very parts that it was given as, so that many answers share them', () => {
    const parts = [Buffer.from('{"a":"'), Buffer.from('ä'), Buffer.from('"}')];
    const { headers, chunks } = sent(new Answer(200, {}, parts));
    expect(headers).toEqual({ 'Content-Length': '10' });
    expect(chunks).toHaveLength(3);
    chunks.forEach((chunk, place) => expect(chunk).toBe(parts[place]));
  });

  it.each<[string, Answer['body'], string | undefined, number]>([
    ['text', 'ä', '2', 1],
    ['a buffer', Buffer.from('ä'), '2', 1],
    ['one part', [Buffer.from('ä')], '2', 1],
    ['no part', [], '0', 0],
    ['none', undefined, undefined, 0],
  ])('is as long as it says: %s', (_, body, length, count) => {
    const { headers, chunks } = sent(new Answer(200, {}, body));
    expect([headers?.['Content-Length'], chunks.length]).toEqual([length, count]);
  });
});

describe('Location', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['/1.0.0/a/1', undefined, '/1.0.0/a/1'],
    ['/1.0.0/a/1', '', '/1.0.0/a/1'],
    ['/1.0.0/a/1', '/billing', '/billing/1.0.0/a/1'],
    ['https://other.example/a', '/billing', 'https://other.example/a'],
    [`/${'a'.repeat(999)}`, '', `/${'a'.repeat(999)}`],
    [`/${'a'.repeat(1_000)}`, '', undefined],
    [`/${'a'.repeat(999)}`, '/b', undefined],
  ])('%.30s behind the prefix %j', (path, pathPrefix, expected) => {
    const { headers } = sent(new Answer(201, { Location: path, ETag: '"e"' }, '{}'), pathPrefix);
    expect([headers?.['Location'], headers?.['ETag']]).toEqual([expected, '"e"']);
  });
});
