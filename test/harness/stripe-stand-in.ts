import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

type Params = Readonly<Record<string, string>>;

interface Reply {
  readonly status: number;
  readonly body: object;
  /** How often the connection breaks before this answer is given. */
  readonly losses?: number;
}

interface Answer {
  readonly reply: Reply;
  /** It is the first answer to the key, given again. */
  readonly replayed?: true;
  readonly isLost?: boolean;
}

/** The client itself asks once more when a connection breaks, and is to lose that answer too. */
const LOST = 2;

export interface StandInIntent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly account: string;
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly payment_method: string;
  readonly metadata: Params;
  status: string;
  cancellation_reason: string | null;
  last_payment_error: object | null;
}

export interface StandInRefund {
  readonly id: string;
  readonly object: 'refund';
  readonly payment_intent: string;
  readonly amount: number;
  readonly metadata: Params;
  status: string;
  failure_reason: string | null;
}

export interface StandInDispute {
  readonly id: string;
  readonly object: 'dispute';
  readonly payment_intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  status: string;
}

/** What a card does when it is charged, by the word after `pm_` in its id: `pm_declined_7` is one that is declined. */
const DECLINES: Readonly<Partial<Record<string, object>>> = {
  declined: { code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' },
  insufficient: { code: 'card_declined', decline_code: 'insufficient_funds', message: 'Your card has no funds.' },
  expired: { code: 'expired_card', message: 'Your card has expired.' },
  fraud: { code: 'card_declined', decline_code: 'fraudulent', message: 'Your card was declined.' },
  authenticate: { code: 'authentication_required', decline_code: 'authentication_required', message: 'Authenticate.' },
};

/**
 * Stripe's API as far as the service uses it, with its manners: forms in, JSON out, and idempotency keys by which the
 * first answer is given again. It counts what it has carried out.
 */
export class StripeStandIn {
  readonly intents: StandInIntent[] = [];
  readonly refunds: StandInRefund[] = [];
  readonly disputes: StandInDispute[] = [];
  readonly customers: { readonly id: string; readonly account: string; readonly email: string | undefined }[] = [];
  /** What becomes of the next refunds. */
  refundsAre: 'succeeded' | 'pending' | 'failed' | 'lost' | 'trouble' = 'succeeded';
  readonly headers: IncomingMessage['headers'][] = [];
  private readonly methods = new Map<string, { customer: string | null }>();
  private readonly keys = new Map<string, { readonly asked: string; reply: Reply | undefined; losses: number }>();
  private count = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StripeStandIn> {
    const server = createServer();
    const standIn = new StripeStandIn(server);
    server.on('request', (request, response) => void standIn.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** A day has passed. */
  forgetKeys(): void {
    this.keys.clear();
  }

  /** What was processed is so no longer. */
  settle(status: 'succeeded' | 'requires_payment_method' = 'succeeded'): void {
    for (const intent of this.intents) if (intent.status === 'processing') intent.status = status;
  }

  chargesOf(key: string): StandInIntent[] {
    return this.intents.filter(({ metadata }) => metadata.standing_order_key === key);
  }

  refundsOf(key: string): StandInRefund[] {
    return this.refunds.filter(({ metadata }) => metadata.standing_order_key === key);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers, url = '' } = request;
    const body = await textOf(request);
    this.headers.push(headers);
    const { reply, replayed, isLost } = await this.answer(method, url, body, headers);
    if (isLost) {
      request.socket.destroy();
      return;
    }
    const text = JSON.stringify(reply.body);
    response.writeHead(reply.status, {
      'Content-Type': 'application/json',
      'Request-Id': `req_${(this.count += 1)}`,
      ...(replayed && { 'Idempotent-Replayed': 'true' }),
    });
    response.end(text);
  }

  private async answer(
    method: string,
    url: string,
    body: string,
    headers: IncomingMessage['headers'],
  ): Promise<Answer> {
    const account = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    // Stripe shows only some of a key; this proves that not even that is passed on.
    if (!/^(sk|rk)_test_/.test(account) || account.includes('revoked')) {
      return {
        reply: refusal(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${account}` }),
      };
    }
    const { pathname, searchParams } = new URL(url, 'http://stripe');
    const params = Object.fromEntries(method === 'POST' ? new URLSearchParams(body) : searchParams);
    const perform = () => this.perform(method, pathname.replace('/v1/', '').split('/'), params, account);
    const key = headers['idempotency-key'];
    if (method !== 'POST' || typeof key !== 'string') return { reply: await perform() };

    const name = `${account} ${key}`;
    const asked = `${pathname} ${body}`;
    const known = this.keys.get(name);
    if (known === undefined) {
      const entry = { asked, reply: undefined as Reply | undefined, losses: 0 };
      this.keys.set(name, entry);
      entry.reply = await perform();
      entry.losses = entry.reply.losses ?? 0;
      return { reply: entry.reply, isLost: entry.losses-- > 0 };
    }
    if (known.asked !== asked)
      return { reply: refusal(400, { type: 'idempotency_error', message: 'Other parameters.' }) };
    if (known.reply === undefined) return { reply: refusal(409, { code: 'idempotency_key_in_use', message: 'Wait.' }) };
    return { reply: known.reply, replayed: true, isLost: known.losses-- > 0 };
  }

  private async perform(method: string, path: string[], params: Params, account: string): Promise<Reply> {
    const [things, id = '', action] = path;
    switch (`${method} ${things} ${id === '' || id === 'search' ? id : ':id'} ${action ?? ''}`.trim()) {
      case 'POST customers':
        return this.newCustomer(params, account);
      case 'GET payment_methods :id':
        return this.paymentMethod(id, this.methods.get(id)?.customer ?? null);
      case 'POST payment_methods :id attach':
        return this.attach(id, params, account);
      case 'POST payment_intents':
        return this.newIntent(params, account);
      case 'GET payment_intents search':
        return ok({ object: 'search_result', data: this.search(params.query ?? '', account), has_more: false });
      case 'GET payment_intents :id':
        return ok(this.intent(id) ?? {});
      case 'POST payment_intents :id cancel':
        return this.cancel(id, params);
      case 'POST refunds':
        return this.newRefund(params);
      case 'GET refunds': {
        const data = this.refunds.filter(({ payment_intent }) => payment_intent === params.payment_intent);
        return ok({ object: 'list', data, has_more: false });
      }
      case 'GET refunds :id':
        return ok(this.refunds.find((refund) => refund.id === id) ?? {});
      case 'GET disputes :id': {
        const dispute = this.disputes.find((one) => one.id === id);
        return dispute === undefined ? missing('dispute', `No such dispute: '${id}'`) : ok({ ...dispute });
      }
      default:
        return refusal(404, { type: 'invalid_request_error', message: `Unrecognized request URL ${path.join('/')}` });
    }
  }

  private newCustomer({ email }: Params, account: string): Reply {
    const id = `cus_${(this.count += 1)}`;
    this.customers.push({ id, account, email });
    return ok({ id, object: 'customer', email });
  }

  private paymentMethod(id: string, customer: string | null): Reply {
    const kind = kindOf(id);
    if (kind === 'missing') return missing('payment_method', `No such PaymentMethod: '${id}'`);
    if (kind === 'unreachable') return TROUBLE;
    const card = { brand: 'visa', last4: '4242', exp_month: 2, exp_year: 2028 };
    return kind === 'sepa'
      ? ok({ id, object: 'payment_method', type: 'sepa_debit', customer })
      : ok({ id, object: 'payment_method', type: 'card', card, customer });
  }

  private attach(id: string, { customer = '' }: Params, account: string): Reply {
    const isKnown = this.customers.some((one) => one.id === customer && one.account === account);
    if (!isKnown) return missing('customer', `No such customer: '${customer}'`);
    if (kindOf(id) === 'refused') {
      return refusal(402, { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' });
    }
    this.methods.set(id, { customer });
    return this.paymentMethod(id, customer);
  }

  private async newIntent(params: Params, account: string): Promise<Reply> {
    const { amount = '0', currency = '', payment_method: method = '' } = params;
    const kind = kindOf(method);
    if (kind === 'unsent') return TROUBLE;
    if (currency === 'kpw') return refusal(400, { type: 'invalid_request_error', message: 'Invalid currency: kpw' });
    if (Number(amount) < 50) {
      return refusal(400, { type: 'invalid_request_error', code: 'amount_too_small', message: 'Too small.' });
    }
    const owner = this.methods.get(method)?.customer ?? null;
    if (owner !== null && params.customer !== owner) return missing('payment_method', 'It belongs to another customer');
    if (kind === 'slow') await setTimeout(100);

    const decline = DECLINES[kind];
    const error = decline && { type: 'card_error', ...decline };
    const status = kind === 'action' ? 'requires_action' : kind === 'processing' ? kind : 'succeeded';
    const intent: StandInIntent = {
      ...{ id: `pi_${(this.count += 1)}`, object: 'payment_intent', account, currency, amount: Number(amount) },
      ...{ customer: params.customer ?? null, payment_method: method, metadata: metadataOf(params) },
      ...{ status: error ? 'requires_payment_method' : status, cancellation_reason: null },
      last_payment_error: error ?? null,
    };
    this.intents.push(intent);
    if (error) return refusal(402, { ...error, payment_intent: { ...intent } });
    if (kind === 'trouble') return TROUBLE;
    if (kind === 'garbled') return { status: 502, body: { message: 'Bad gateway' } };
    return { ...ok({ ...intent }), losses: kind === 'lost' ? LOST : 0 };
  }

  private intent(id: string): StandInIntent | undefined {
    return this.intents.find((one) => one.id === id);
  }

  private search(query: string, account: string): StandInIntent[] {
    const wanted = [...query.matchAll(/metadata\['(\w+)'\]:'([^']*)'/g)].map(([, name = '', value]) => [name, value]);
    return this.intents.filter(
      (intent) => intent.account === account && wanted.every(([name = '', value]) => intent.metadata[name] === value),
    );
  }

  private cancel(id: string, params: Params): Reply {
    const intent = this.intent(id);
    if (intent === undefined) return missing('intent', `No such payment_intent: '${id}'`);
    if (['succeeded', 'canceled', 'processing'].includes(intent.status)) {
      const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`;
      return refusal(400, { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', message });
    }
    intent.status = 'canceled';
    intent.cancellation_reason = params.cancellation_reason ?? null;
    return ok({ ...intent });
  }

  private newRefund(params: Params): Reply {
    const { payment_intent = '', amount = '0' } = params;
    const paid = this.intent(payment_intent)?.amount ?? 0;
    const given = this.refunds.filter((one) => one.payment_intent === payment_intent && one.status !== 'failed');
    if (given.reduce((sum, one) => sum + one.amount, Number(amount)) > paid) {
      return refusal(400, { type: 'invalid_request_error', code: 'charge_already_refunded', message: 'Refunded.' });
    }
    const status = ['lost', 'trouble'].includes(this.refundsAre) ? 'succeeded' : this.refundsAre;
    const refund: StandInRefund = {
      ...{ id: `re_${(this.count += 1)}`, object: 'refund', payment_intent, amount: Number(amount), status },
      ...{ metadata: metadataOf(params), failure_reason: status === 'failed' ? 'expired_or_canceled_card' : null },
    };
    this.refunds.push(refund);
    if (this.refundsAre === 'trouble') return TROUBLE;
    return { ...ok({ ...refund }), losses: this.refundsAre === 'lost' ? LOST : 0 };
  }
}

function kindOf(method: string): string {
  return method.split('_')[1] ?? '';
}

function ok(body: object): Reply {
  return { status: 200, body };
}

function refusal(status: number, error: object): Reply {
  return { status, body: { error } };
}

const TROUBLE = refusal(500, { type: 'api_error', message: 'Something went wrong' });

function missing(param: string, message: string): Reply {
  return refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param, message });
}

function metadataOf(params: Params): Params {
  const pairs = Object.entries(params).flatMap(([name, value]) => {
    const [, inner] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
    return inner === undefined ? [] : [[inner, value] as const];
  });
  return Object.fromEntries(pairs);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
