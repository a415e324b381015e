import { describe, expect, it } from '@jest/globals';
import { conflictOf, isStatementTimeout, isUnavailable, OutOfReach } from './database-errors.js';

const error = (properties: object, message = 'x') => Object.assign(new Error(message), properties);

describe('a database that can not be worked with now', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EPIPE',
    'ETIMEDOUT',
    'ENOENT',
    'ENOTFOUND',
    'EAI_AGAIN',
    '25006',
    '25P03',
    '25P04',
    '40001',
    '40P01',
    '53100',
    '53200',
    '53300',
    '57P01',
    '57P02',
    '57P03',
    '57P05',
    '58030',
    '08000',
    '08003',
    '08006',
  ])('says %s', (code) => expect(isUnavailable(error({ code }))).toBe(true));

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'Cannot use a pool after calling end on the pool',
    'driver has already been destroyed',
  ])('says %s', (message) => expect(isUnavailable(new Error(message))).toBe(true));

  it('was not there at all', () => expect(isUnavailable(new OutOfReach())).toBe(true));

  it.each([
    ['a wrong query', error({ code: '42601' })],
    ['a taken value', error({ code: '23505' })],
    ['a statement that took too long', error({ code: '57014' })],
    ['a code that is a number', error({ code: 57 })],
    ['a mistake of our own', new TypeError('x is not a function')],
    ['a text', 'ECONNREFUSED'],
    ['null', null],
    ['nothing', undefined],
  ])('is not what %s says', (_, thrown) => expect(isUnavailable(thrown)).toBe(false));
});

describe('a statement that took too long', () => {
  it.each([
    [error({ code: '57014' }), true],
    [error({ code: '55P03' }), true],
    [error({ code: '57P01' }), false],
    [new Error('57014'), false],
    [undefined, false],
  ])('%p: %p', (thrown, expected) => expect(isStatementTimeout(thrown)).toBe(expected));
});

describe('a conflict', () => {
  const missing = 'Key (store_id, subscription_id)=(STO-1, x) is not present in table "subscriptions".';
  const inUse = 'Key (store_id, id)=(STO-1, sub_1) is still referenced from table "add_ons".';

  it.each([
    ['23505', 'coupons_unique_code', undefined, { kind: 'taken', column: 'code' }],
    ['23505', 'payment_methods_unique_default', undefined, { kind: 'taken', column: 'default' }],
    ['23503', 'add_ons_needs_subscription_id', missing, { kind: 'missing_reference', column: 'subscription_id' }],
    [
      '23503',
      'stores_needs_account_id',
      'Key (account_id)=(acc_1) is not present in table "accounts".',
      { kind: 'missing_reference', column: 'account_id' },
    ],
    ['23503', 'add_ons_needs_subscription_id', inUse, { kind: 'in_use' }],
    [
      '23503',
      'stores_needs_account_id',
      'Key (id)=(acc_1) is still referenced from table "stores".',
      { kind: 'in_use' },
    ],
    [
      '23503',
      'api_keys_store_id_fkey',
      'Key (id)=(STO-1) is still referenced from table "api_keys".',
      { kind: 'in_use' },
    ],
    [
      '23503',
      'enrollment_holdings_store_id_billing_option_id_fkey',
      'Key (store_id, billing_option_id)=(STO-1, opt_1) is not present in table "billing_options".',
      { kind: 'missing_reference', column: 'billing_option_id' },
    ],
    ['23503', 'add_ons_needs_subscription_id', undefined, { kind: 'missing_reference', column: 'subscription_id' }],
  ])('%s of %s, %s', (code, constraint, detail, conflict) => {
    expect(conflictOf(error({ code, constraint, detail }))).toEqual(conflict);
  });

  it('is told whatever language the server speaks', () => {
    const constraint = 'add_ons_needs_subscription_id';
    const referenced = 'Auf Schlüssel (store_id, id)=(STO-1, sub_1) wird noch aus Tabelle »add_ons« verwiesen.';
    expect(conflictOf(error({ code: '23503', constraint, detail: referenced }))).toEqual({ kind: 'in_use' });
    const absent = 'Schlüssel (store_id, subscription_id)=(STO-1, x) ist nicht in Tabelle »subscriptions« vorhanden.';
    expect(conflictOf(error({ code: '23503', constraint, detail: absent }))).toMatchObject({
      kind: 'missing_reference',
    });
  });

  it.each([
    ['a constraint of another name', error({ code: '23505', constraint: 'stores_pkey' })],
    ['no constraint', error({ code: '23505' })],
    [
      'the store itself',
      error({
        code: '23503',
        constraint: 'api_keys_store_id_fkey',
        detail: 'Key (store_id)=(STO-1) is not present in',
      }),
    ],
    ['a missing thing without a name', error({ code: '23503', constraint: 'notes_fkey', detail: missing })],
    ['a check', error({ code: '23514', constraint: 'x_unique_y' })],
    ['another error', new Error('x_unique_y')],
    ['nothing', undefined],
  ])('is not %s', (_, thrown) => expect(conflictOf(thrown)).toBeUndefined());
});
