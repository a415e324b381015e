/** A coupon for some periods of an enrollment, by their numbers. */
export interface CouponTerm {
  readonly couponId: string;
  /** The first period that it counts for. */
  readonly from: number;
  /** The first that it no longer counts for; null: it counts for all that come. */
  readonly endsBefore: number | null;
  /**
   * The parts of cycles that its periods were shorter by, added up, as a decimal: only whole cycles use it up. Null for
   * one that is not for a number of cycles, or that another has followed.
   */
  readonly unusedCycles: string | null;
}
