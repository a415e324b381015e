import { afterAll, beforeAll, it } from '@jest/globals';
import type { Shown } from '../harness/api-client.js';
import { makeBase, SampleMaker, SAMPLES } from '../harness/samples.js';
import { startTestService, type TestService } from '../harness/test-service.js';
let service: TestService;
let maker: SampleMaker;
beforeAll(async () => { service = await startTestService(); maker = new SampleMaker(service.api, service.operator, await makeBase(service.api, service.operator)); });
afterAll(() => service?.stop());
const VALUES = ['null','true','0','-0','-1','1.5','1e3','1E400','9007199254740991','9007199254740993','2147483648','999999999999','1000000000000','""','"a"','"0"','"00"','"1e5"','"NaN"','"Infinity"','"999999999999.999999999999"','"9999999999999"','"0.0000000000001"','"\\u0000"','"\\ud800"','"\\u0001"','"2026-02-30"','"0001-01-01"','"9999-12-31"','"9999-12-31T23:59:59-14:00"','"0001-01-01T00:00:00+14:00"','"infinity"','"epoch"','[]','[null]','[[]]','{}','{"a":"b"}','{"a":{"b":[]}}','{"__proto__":"x"}','{"constructor":null}','{"toString":1}','{"length":1}','["a","b"]','[1,2]','"'+'x'.repeat(300)+'"','"\\\\"','"\'; drop table x"','"%s"','"{}"','"\u202e"','"é"','"e\u0301"','{"":""}','{"a\\u0000b":"x"}', '[{"up_to":null}]','[{"up_to":1},{"up_to":null}]','[{"up_to":null,"unit_price":"1","flat_amount":1}]'];
it('bodies', async () => {
  const bad: string[] = [];
  let n = 0;
  for (const sample of SAMPLES) {
    const client = maker.client(sample);
    const made = sample.change ? await maker.make(sample, 'full') : undefined;
    for (const which of ['required', 'full'] as const) {
      const names = Object.keys(maker.fields(sample, which));
      for (const name of [...names, 'constructor', '__proto__', 'id', 'store_id']) {
        const reqs = VALUES.map(async (value) => {
          const fields: Record<string, unknown> = { ...maker.fields(sample, which) };
          const text = JSON.stringify({ ...fields, [name === '__proto__' ? 'zz' : name]: '@@' }).replace('"@@"', value).replace('"zz"', '"__proto__"');
          const a = await client.post(maker.path(sample), text).catch((e: Error) => ({ status: -1, text: e.message }));
          n++;
          if (![201, 400, 412, 422].includes(a.status)) bad.push(`POST ${sample.name} ${text} -> ${a.status} ${a.text}`);
          if (made && which === 'full') {
            const t = `{"${name}":${value}}`;
            const b = await client.put(`${maker.path(sample)}/${made.id}`, t).catch((e: Error) => ({ status: -1, text: e.message }));
            n++;
            if (![200, 400, 412, 422].includes(b.status)) bad.push(`PUT ${sample.name} ${t} -> ${b.status} ${b.text}`);
          }
        });
        await Promise.all(reqs);
      }
    }
  }
  process.stdout.write(`${n} requests\n${bad.slice(0, 60).join('\n')}\n${bad.length}\n`);
}, 300000);
it('queries', async () => {
  const bad: string[] = [];
  const V = ['', 'a', '\u0001', 'x'.repeat(9000), '99999999999999999999', '-0', '1e5', '9007199254740991', '-9007199254740991', '2147483648', 'infinity', 'epoch', '9999-12-31T23:59:59-14:00', '0001-01-01T00:00:00+14:00', '0001-01-01', '9999-12-31', '2026-02-30', 'NaN', '9'.repeat(20) + '.' + '9'.repeat(20), '-1', 'true', 'TRUE', 'null', '\\', '%', "'", '"', '\u{1F600}', '\u202e', 'İ', 'ß', 'ẞ', 'ﬁ'];
  let n = 0;
  for (const sample of SAMPLES) {
    const client = maker.client(sample);
    const thing = await maker.make(sample, 'full');
    const shown = (await client.get(`${maker.path(sample)}/${thing.id}`)).body as Shown;
    for (const field of Object.keys(shown)) {
      await Promise.all(V.map(async (v) => {
        for (const q of [`filter_by=${field}&filter=${encodeURIComponent(v)}`, `exclude_by=${field}&exclude=${encodeURIComponent(v)}`, `after=${encodeURIComponent(v)}&paginate=5`]) {
          const a = await client.get(`${maker.path(sample)}?${q}`).catch((e: Error) => ({ status: -1, text: e.message }));
          n++;
          if (![200, 204, 400].includes(a.status)) bad.push(`${sample.name} ${q.slice(0, 100)} -> ${a.status} ${a.text}`);
        }
      }));
    }
  }
  process.stdout.write(`${n} queries\n${bad.slice(0, 60).join('\n')}\n${bad.length}\n`);
}, 300000);
