import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createLogger, NestLogger } from './logger.js';

/** A logger, and the lines it has written. */
function logging(level = 'trace') {
  const logger = createLogger(level);
  const lines: Record<string, unknown>[] = [];
  const stream = { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) };
  Object.assign(logger, { [pino.symbols.streamSym]: stream });
  return { logger, nest: new NestLogger(logger), lines };
}

/** As \`pg\` throws it: with what the query was given. */
function queryError(): Error {
  return Object.assign(new Error('duplicate key value violates unique constraint "coupons_unique_code"'), {
    code: '23505',
    detail: 'Key (store_id, code)=(STO-1, ada@example.com) already exists.',
    where: 'ada@example.com',
    parameters: ['ada@example.com'],
    query: { text: 'insert into subscribers', values: ['ada@example.com'] },
  });
}

describe('a line of the log', () => {
  it('is one JSON object with the time, the level in words, and what was said', () => {
    const { logger, lines } = logging();
    logger.info({ status: 200 }, 'answered');
    expect(lines).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), status: 200, msg: 'answered' },
    ]);
  });

  it('is not written below the level', () => {
    const { logger, lines } = logging('warn');
    logger.info('x');
    logger.warn('y');
    expect(lines.map(({ msg }) => msg)).toEqual(['y']);
  });
});

describe('an error in the log', () => {
  it('is told without what a query was given', () => {
    const { logger, lines } = logging();
    logger.error({ error: queryError() }, 'failed');
    expect(lines[0]).toMatchObject({
      error: {
        name: 'Error',
        code: '23505',
        message: expect.stringContaining('coupons_unique_code'),
        stack: expect.any(String),
      },
    });
    expect(JSON.stringify(lines)).not.toContain('ada@example.com');
  });

  it('is told with its causes, without theirs', () => {
    const { logger, lines } = logging();
    logger.error({ error: new Error('outer', { cause: new TypeError('inner', { cause: queryError() }) }) });
    expect(lines[0]).toMatchObject({
      error: { message: 'outer', cause: { name: 'TypeError', message: 'inner', cause: { code: '23505' } } },
    });
    expect(JSON.stringify(lines)).not.toContain('ada@example.com');
  });

  it('is told without the value that PostgreSQL could not read', () => {
    const { logger, lines } = logging();
    const message = 'invalid input syntax for type integer: "ada@example.com, "Ada""';
    logger.error({ error: Object.assign(new Error(message), { code: '22P02' }) });
    expect(lines[0]).toMatchObject({ error: { code: '22P02', message: 'invalid input syntax for type integer: "…"' } });
    expect(JSON.stringify(lines)).not.toMatch(/ada@example|"Ada/);
  });

  it.each([['text'], [undefined], [null], [5]])('may be no error at all: %p', (thrown) => {
    const { logger, lines } = logging();
    logger.error({ error: thrown });
    expect(lines[0]).toMatchObject(thrown === undefined ? { level: 'error' } : { error: { message: String(thrown) } });
  });
});

describe("Nest's own messages", () => {
  it('are for whoever debugs, but for warnings and worse', () => {
    const { nest, lines } = logging();
    nest.log('mapped {/store, GET}', 'RouterExplorer');
    nest.warn('odd', 'Context');
    nest.error('bad', 'stack of it', 'Context');
    nest.fatal('worse');
    expect(lines.map(({ level, msg, context }) => [level, msg, context])).toEqual([
      ['debug', 'mapped {/store, GET}', 'RouterExplorer'],
      ['warn', 'odd', 'Context'],
      ['error', 'bad', 'Context'],
      ['fatal', 'worse', undefined],
    ]);
  });

  it('may be an error, or hold one, and still tell no parameters', () => {
    const { nest, lines } = logging();
    nest.error(queryError(), 'Context');
    nest.error({ requestId: 'req_1', error: queryError() }, 'Failure');
    expect(lines[0]).toMatchObject({ context: 'Context', error: { code: '23505' } });
    expect(lines[1]).toMatchObject({ context: 'Failure', requestId: 'req_1', error: { code: '23505' } });
    expect(JSON.stringify(lines)).not.toContain('ada@example.com');
  });
});
