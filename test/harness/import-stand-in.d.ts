export interface ImportStandIn {
  readonly url: string;
  /** How many subscribers were sent. */
  taken(): number;
  stop(): void;
}

export function startImportStandIn(): Promise<ImportStandIn>;
