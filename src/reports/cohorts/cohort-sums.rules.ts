/** What a cohort still is at the end of a month. Minor units. */
export interface CohortMonth {
  readonly subscribers: number;
  readonly revenue: number;
}

interface RevenueHistory {
  readonly hadBefore: boolean;
  readonly revenue: readonly number[];
}

/**
 * Adds up what becomes of those whose first recurring revenue falls into the same month, one subscriber after the other.
 * The first figure of a cohort is the new revenue of its month, and at the end of each month all cohorts together, those
 * from before included, have the whole revenue.
 */
export class CohortSums {
  /** By the month in which they came, then by the end of the month. */
  private readonly cohorts: { subscribers: number; revenue: number }[][];

  constructor(count: number) {
    this.cohorts = Array.from({ length: count }, (_, came) =>
      Array.from({ length: count - came }, () => ({ subscribers: 0, revenue: 0 })),
    );
  }

  /** @param history whose revenue has one figure more than there are months: that of the end before them */
  add({ revenue: [, ...revenue], hadBefore }: RevenueHistory): void {
    const came = revenue.findIndex((amount) => amount > 0);
    const cohort = hadBefore ? undefined : this.cohorts[came];
    cohort?.forEach((month, index) => {
      const amount = revenue[came + index] ?? 0;
      if (amount > 0) month.subscribers += 1;
      month.revenue += amount;
    });
  }

  /** Each cohort from the month in which it came, which may have nobody. */
  all(): readonly (readonly CohortMonth[])[] {
    return this.cohorts;
  }
}
