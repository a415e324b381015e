/** How the recurring revenue of a subscriber moves from the end of one month to the end of the next. */
export type Movement = 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation';

/**
 * The movement between two ends of months; undefined where nothing has moved. A subscriber's first revenue ever is new,
 * and what comes after there was none is a reactivation; all of it gone is churn. In between it expands and contracts,
 * whichever of the subscriber's enrollments that is by: the definitions are those of ChartMogul ("MRR movement
 * definitions"), by subscriber.
 * @param hadBefore whether there was any revenue at an earlier end of a month
 */
export function movementOf(before: number, after: number, hadBefore: boolean): Movement | undefined {
  if (before === after) return undefined;
  if (before === 0) return hadBefore ? 'reactivation' : 'new';
  if (after === 0) return 'churn';
  return after > before ? 'expansion' : 'contraction';
}

/** What has moved the revenue of all subscribers in one month. Minor units; none is negative. */
export type MonthMovements = Readonly<Record<Movement, number>> & {
  readonly opening: number;
  readonly closing: number;
  /** Whoever has recurring revenue at the end. */
  readonly subscribers: number;
};

interface RevenueHistory {
  readonly hadBefore: boolean;
  readonly revenue: readonly number[];
}

/**
 * Adds up what moved month by month, one subscriber after the other, so that none is kept. For each month
 * `opening + new + expansion + reactivation - contraction - churn = closing`, and it opens as the last one has closed.
 */
export class MovementSums {
  private readonly months: MutableMovements[];
  private first = 0;

  constructor(count: number) {
    this.months = Array.from({ length: count }, () => ({
      ...{ new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0, subscribers: 0 },
    }));
  }

  /** @param history whose revenue has one figure more than there are months: that of the end before them */
  add({ revenue, hadBefore }: RevenueHistory): void {
    let before = revenue[0] ?? 0;
    let had = hadBefore;
    this.first += before;
    this.months.forEach((month, index) => {
      const after = revenue[index + 1] ?? 0;
      const movement = movementOf(before, after, had);
      if (movement !== undefined) month[movement] += Math.abs(after - before);
      if (after > 0) month.subscribers += 1;
      had ||= after > 0;
      before = after;
    });
  }

  all(): MonthMovements[] {
    let opening = this.first;
    return this.months.map((month) => {
      const gained = month.new + month.expansion + month.reactivation;
      const closing = opening + gained - month.contraction - month.churn;
      const movements = { ...month, opening, closing };
      opening = closing;
      return movements;
    });
  }
}

type MutableMovements = Record<Movement | 'subscribers', number>;
