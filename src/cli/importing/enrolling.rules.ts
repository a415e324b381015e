/** What is done with an enrollment once it has begun, so that it stands where it stood. */
export interface FollowUp {
  readonly action: 'change' | 'cancel' | 'pause';
  readonly body: Readonly<Record<string, unknown>>;
}

interface Exported {
  readonly status?: unknown;
  readonly start_on?: unknown;
  readonly payment_method_id?: unknown;
  readonly cancel_at_period_end?: unknown;
  readonly scheduled_change?: unknown;
}

const OVER: readonly unknown[] = ['cancelled', 'ended'];

/** Why an enrollment is not to begin anew. One that is over would charge somebody who has left. */
export function whyOver({ status }: Exported): string | undefined {
  return OVER.includes(status) ? `It is ${String(status)}` : undefined;
}

/**
 * Why an enrollment must not begin as it did: the service invoices what has fallen due since.
 * @param today the store's day, as `YYYY-MM-DD`
 */
export function billsThePast({ start_on: startOn }: Exported, today: string): string | undefined {
  if (typeof startOn !== 'string' || startOn >= today) return undefined;
  return `Lies before the store's today, ${today}: all that fell due since would be invoiced, and collected. If that is meant, say --bill-past`;
}

/** Its payment method was the other store's, where its token is kept: the subscriber's default one is used. */
export function withoutPaymentMethod<T extends Exported>({ payment_method_id: _, ...others }: T) {
  return others;
}

export function followUpsOf({ status, cancel_at_period_end, scheduled_change }: Exported): FollowUp[] {
  const change = (scheduled_change ?? {}) as Readonly<Record<string, unknown>>;
  const { on: _, ...held } = change;
  return [
    ...(Object.keys(held).length > 0 ? [{ action: 'change', body: { ...held, mode: 'period_end' } } as const] : []),
    ...(cancel_at_period_end === true ? [{ action: 'cancel', body: { at: 'period_end' } } as const] : []),
    ...(status === 'paused' ? [{ action: 'pause', body: {} } as const] : []),
  ];
}
