/** What the sentence of a failure does not say, in Markdown. */
export interface Advice {
  /** What brings it about. */
  readonly cause: string;
  /** What to do about it. */
  readonly remedy: string;
}
