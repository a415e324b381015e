/** What the API has answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as sent, and parsed where it is JSON. */
  readonly text: string;
  readonly body: unknown;
}
