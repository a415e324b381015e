import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { Shown } from '../../src/conformance/api-client.js';
import { ODD_VALUES } from '../harness/odd-values.js';
import { ALL_SAMPLES, makeBase, SampleMaker, type Fields } from '../harness/samples.js';
import { Shop } from '../harness/shop.js';
import { startTestService, type TestService } from '../harness/test-service.js';

/** Names that mean something to JavaScript or to the database, if not to the API. */
const ODD_NAMES = ['constructor', '__proto__', 'toString', 'store_id', 'deleted_at', 'digest'];

/** One value in so many: which of them, the run's seed says. More of each field are tried where more cases of all are. */
const SOME = Number(process.env.PROPERTY_FACTOR ?? 1) > 1 ? 1 : 2;
/** Where the names alone are odd, fewer will do. */
const FEW = 6;
const SEED = Number(process.env.PROPERTY_SEED);

let service: TestService;
let maker: SampleMaker;

beforeAll(async () => {
  service = await startTestService();
  maker = new SampleMaker(service.api, service.operator, await makeBase(service.api, service.operator));
});
afterAll(() => service?.stop());

describe.each(ALL_SAMPLES)('whatever is sent of $name', (sample) => {
  const client = () => maker.client(sample);

  const post = async (path: string, body: string) => {
    const answer = await client().post(path, body);
    if (sample.isLimited && answer.status === 201) await client().delete(`${path}/${(answer.body as Shown).id}`);
    return answer;
  };

  /** Understood or not, carried out or not: but never our fault. */
  function expectForeseen(sent: string, { status, text }: ApiAnswer): void {
    expect([sent, [200, 201, 400, 412, 422].includes(status) ? 'foreseen' : text]).toEqual([sent, 'foreseen']);
  }

  /** Every field with each of the values in turn, all of them at once; `plain` fields keep a value that is in order. */
  const oddBody = (turn: number, names: readonly string[], plain: ReadonlySet<string>, inOrder: Fields): string => {
    const pairs = names.map((name, index) => {
      const odd = ODD_VALUES[(turn + index) % ODD_VALUES.length] ?? 'null';
      return `${JSON.stringify(name)}:${plain.has(name) ? JSON.stringify(inOrder[name]) : odd}`;
    });
    return `{${pairs.join(',')}}`;
  };

  /** What was refused is sent again as it should be, so that what was not is carried out. */
  async function expectAllForeseen(
    names: readonly string[],
    send: (body: string) => Promise<ApiAnswer>,
    inOrder = () => maker.fields(sample, 'full'),
    step = SOME,
  ): Promise<void> {
    for (let turn = SEED % step; turn < ODD_VALUES.length; turn += step) {
      const body = oddBody(turn, names, new Set(), inOrder());
      const answer = await send(body);
      expectForeseen(body, answer);
      const mended = oddBody(turn, names, faultyFields(answer), inOrder());
      if (mended !== body) expectForeseen(mended, await send(mended));
    }
  }

  it('is foreseen by POST', async () => {
    if (sample.arises !== undefined) return;
    const names = Object.keys(maker.fields(sample, 'full'));
    await expectAllForeseen(
      names,
      untilUsed(() => maker.postPath(sample), post),
    );
  });

  it('is foreseen by PUT', async () => {
    const { change } = sample;
    if (change === undefined) return;
    const { id } = await maker.make(sample, 'full');
    const names = Object.keys(maker.fields(sample, 'full')).filter((name) => !change.fixed.includes(name));
    await expectAllForeseen(names, (body) => client().put(`${maker.path(sample)}/${id}`, body));
  });

  it('is foreseen under names that nobody expects', async () => {
    if (sample.arises !== undefined) return;
    const names = [...Object.keys(maker.fields(sample, 'required')), ...ODD_NAMES];
    await expectAllForeseen(
      names,
      untilUsed(() => maker.postPath(sample), post),
      undefined,
      FEW,
    );
  });

  for (const [action, how] of Object.entries(sample.actions ?? {})) {
    it(`is foreseen by the action ${action}`, async () => {
      const inOrder = () => how.full(maker.base);
      const send = untilUsed(
        () => maker.makeReady(sample, how),
        (path, body) => post(`${path}/${action}`, body),
      );
      const names = Object.keys(inOrder());
      if (names.length > 0) await expectAllForeseen(names, send, inOrder);
      else await expectAllForeseen(ODD_NAMES, send, inOrder, FEW);
    });
  }
});

it.each(['1000-01-01T00:00:00.000Z', '8999-12-31T23:59:59.999Z'])(
  'whatever the clock may say, the calendar reaches to all that can be billed: %s',
  async (now) => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const shop = await Shop.open(service, { today: now, timeZone });
      const { option } = await shop.offer({ amount: 1, cycle: 'annually', interval_count: 100 });
      const year = Number(now.slice(0, 4));
      for (const start_on of [`${year - 1}-06-30`.padStart(10, '0'), `${year + 1}-06-30`, null]) {
        const fields = { subscriber_id: shop.subscriber, billing_option_id: option, start_on, anchor_day: 31 };
        for (const trial_days of [0, 3650]) {
          expect((await shop.api.post('/enrollment-previews', { ...fields, trial_days })).status).toBe(200);
          const { id } = await shop.enroll(option, { start_on, anchor_day: 31, trial_days });
          await shop.act(id, 'change', { mode: 'full_now' });
          await shop.act(id, 'cancel', { at: 'now', credit: true });
        }
      }
    }
  },
);

it('whatever is sent to set the clock is foreseen', async () => {
  const { api } = await service.newStore();
  for (const value of [...ODD_VALUES, '"1970-01-01T00:00:00Z"', '"2000-02-29T23:59:59.9999+13:45"']) {
    const body = `{"now":${value}}`;
    const { status, text } = await api.put('/clock', body);
    expect([body, [200, 400].includes(status) ? 'foreseen' : text]).toEqual([body, 'foreseen']);
    expect((await api.get('/clock')).status).toBe(200);
  }
});

/** Sends to one thing what it refuses as not understood, and to a new one what comes after that was carried out. */
function untilUsed(make: () => Promise<string>, send: (path: string, body: string) => Promise<ApiAnswer>) {
  let path: string | undefined;
  return async (body: string): Promise<ApiAnswer> => {
    path ??= await make();
    const answer = await send(path, body);
    if (answer.status !== 400) path = undefined;
    return answer;
  };
}

/** The names of the top-level fields that an answer is about. */
function faultyFields({ body }: ApiAnswer): Set<string> {
  const [error] = Array.isArray(body) ? (body as { body?: { fields?: Record<string, string> } }[]) : [];
  return new Set(Object.values(error?.body?.fields ?? {}).map((name) => name.replace(/[.[].*$/s, '')));
}
