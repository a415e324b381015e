/**
 * What went wrong, as words without a full stop, for a sentence of our own. A host that was tried at several addresses
 * has its reasons only inside of its error.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join(', ');
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
