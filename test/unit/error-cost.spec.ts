import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../src/contract/failures/failure.js';
import { failureResponse } from '../../src/contract/http/failure-response.js';
import { SentBody } from '../../src/contract/http/sent-body.js';
import { listFields } from '../../src/contract/lists/list-fields.js';
import { readListQuery } from '../../src/contract/lists/list-query.js';
import { DtoValidationPipe } from '../../src/contract/validation/dto-validation.pipe.js';
import { NewSubscription, SubscriptionBody } from '../../src/catalog/subscriptions/subscriptions.dto.js';
import { NewUsageEvents } from '../../src/usage/usage-events/usage-events.dto.js';
import { NewWebhookEndpoint } from '../../src/webhooks/endpoints/webhook-endpoints.dto.js';
import { FAULTY_BODIES, type FaultyBody } from '../harness/faulty-bodies.js';

const LIMIT_BYTES = 1_048_576;
const MOST_ERROR_BYTES = 65_536;
const MOST_QUERY_BYTES = 16_384;

const pipe = new DtoValidationPipe();

type DtoType = new () => object;

/** The error body that a body is answered with; undefined if it is taken. */
async function errorBodyOf(text: string, metatype: DtoType): Promise<string | undefined> {
  const request = Object.assign(Readable.from([Buffer.from(text)]), { headers: {} }) as unknown as IncomingMessage;
  const sent = new SentBody(request, LIMIT_BYTES);
  try {
    await pipe.transform(sent, { type: 'body', metatype });
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return failureResponse(error, sent).body;
    throw error;
  }
}

function errorBodyOfQuery(query: string): string | undefined {
  try {
    readListQuery(query, listFields(SubscriptionBody));
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return failureResponse(error).body;
    throw error;
  }
}

/** Of several runs the one in which least else was done by the process: time of the processor, not of the clock. */
async function leastCpuMs(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let runs = 0; runs < 3; runs += 1) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

/** Four times as much may cost about four times as much; what grows with the square would cost sixteen times. */
const MOST_GROWTH = 9;
/** What is too short to be measured well. */
const NOISE_MS = 25;

async function expectLinear(run: (bytes: number) => Promise<unknown>, bytes: number): Promise<void> {
  const [quarter, whole] = [await leastCpuMs(() => run(bytes / 4)), await leastCpuMs(() => run(bytes))];
  expect(whole).toBeLessThan(NOISE_MS + MOST_GROWTH * quarter);
}

const shapes = Object.entries(FAULTY_BODIES);

describe('a body at fault in as many places as fit into the limit', () => {
  it.each(shapes)('is answered with less than 64 KB: %s', async (_, shape) => {
    for (const dto of [NewSubscription, NewUsageEvents]) {
      const body = await errorBodyOf(shape(LIMIT_BYTES), dto);
      expect(Buffer.byteLength(body ?? '')).toBeGreaterThan(0);
      expect(Buffer.byteLength(body ?? '')).toBeLessThan(MOST_ERROR_BYTES);
    }
  });

  it.each(shapes)('costs time that is linear in its size: %s', async (_, shape) => {
    // Making the body costs more than reading it, and is no part of what is measured.
    const texts = new Map([LIMIT_BYTES / 4, LIMIT_BYTES].map((bytes) => [bytes, shape(bytes)]));
    await expectLinear((bytes) => errorBodyOf(texts.get(bytes) ?? '', NewUsageEvents), LIMIT_BYTES);
  });

  it.each<[string, FaultyBody, DtoType]>([
    [
      'different events of an endpoint',
      (bytes) =>
        `{"url":"https://a","events":[${Array.from({ length: bytes / 9 }, (_, index) => `"${index}"`).join()}]}`,
      NewWebhookEndpoint,
    ],
    [
      'one event of an endpoint again and again',
      (bytes) => `{"url":"https://a","events":[${'"invoice.paid",'.repeat(bytes / 16)}"invoice.paid"]}`,
      NewWebhookEndpoint,
    ],
    [
      'different tax rates of a subscription',
      (bytes) => `{"tax_rate_ids":[${Array.from({ length: bytes / 9 }, (_, index) => `"${index}"`).join()}]}`,
      NewSubscription,
    ],
    [
      'different objects of a list of texts',
      (bytes) => `{"tax_rate_ids":[${'{},'.repeat(bytes / 4)}{}]}`,
      NewSubscription,
    ],
  ])('costs time that is linear in the length of a list: %s', async (_, shape, dto) => {
    const texts = new Map([LIMIT_BYTES / 4, LIMIT_BYTES].map((bytes) => [bytes, shape(bytes - 100)]));
    await expectLinear((bytes) => errorBodyOf(texts.get(bytes) ?? '', dto), LIMIT_BYTES);
  });
});

describe('whatever is sent', () => {
  const unit = fc.oneof(
    fc.constantFrom('1e999', '"\\u0000"', '"\\ud800"', '{"a":1,"a":1}', '[]', '{}', 'null', '{"x":1}', '1', '""'),
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
  );
  const name = fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 20_000 }))
    .map(([text, times]) => JSON.stringify(text.repeat(times)));
  const field = fc
    .tuple(
      fc.oneof(name, fc.constantFrom('"name"', '"type"', '"metadata"', '"tax_rate_ids"')),
      unit,
      fc.integer({ min: 0, max: 2_000 }),
    )
    .map(([named, value, times]) => `${named}:${times === 0 ? value : `[${`${value},`.repeat(times)}${value}]`}`);

  it('the error body of a body stays below 64 KB', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(field, { maxLength: 8 }), async (fields) => {
        const body = await errorBodyOf(`{${fields.join(',')}}`, NewSubscription);
        if (body === undefined) return;
        expect(Buffer.byteLength(body)).toBeLessThan(MOST_ERROR_BYTES);
        expect(JSON.parse(body)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  const piece = fc.oneof(
    fc.constantFrom('filter_by=id', 'filter=1', 'exclude_by=x', 'exclude=', 'sort=up', 'sort_by=name', 'page=0'),
    fc.constantFrom('a', 'a=1', '=', '%', '%00', 'paginate=x', 'after=', 'filter_by=status&filter=active'),
    fc.string({ unit: 'binary', maxLength: 5 }).map(encodeURIComponent),
  );

  it('the error body of a query stays below 64 KB', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 8_192 }),
        (pieces, times) => {
          const query = `${pieces.join('&')}&`.repeat(times).slice(0, MOST_QUERY_BYTES);
          const body = errorBodyOfQuery(query);
          if (body !== undefined) expect(Buffer.byteLength(body)).toBeLessThan(MOST_ERROR_BYTES);
        },
      ),
    );
  });

  it.each([
    'a&',
    '=&',
    '%&',
    'filter_by=&',
    'filter=x&',
    'sort=up&',
    'page=0&',
    'after=1&page=1&',
    'exclude=id&exclude_by=x&',
  ])('a query costs time that is linear in its size: %s', async (repeated) => {
    // A small query is read many times, so that there is something to measure.
    const read = (bytes: number): Promise<void> => {
      const query = repeated.repeat(bytes / repeated.length);
      for (let times = 0; times < 10; times += 1) errorBodyOfQuery(query);
      return Promise.resolve();
    };
    await expectLinear(read, 8 * MOST_QUERY_BYTES);
  });
});
