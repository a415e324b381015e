/** How webhooks are told, from the configuration. */
export interface WebhookOptions {
  /** Also to addresses that are not of the public Internet. */
  readonly allowPrivate: boolean;
  /** For one attempt, from the name's address to the end of the answer. */
  readonly timeoutMs: number;
  /** Between two looks at what is to be told; 0: this process tells nothing by itself. */
  readonly intervalMs: number;
}

/** Token of these. */
export const WEBHOOK_OPTIONS = Symbol('WEBHOOK_OPTIONS');
