/**
 * Does a piece of work for each item, so many at once. No item is taken before there is room for it; after a failure none
 * is taken any more, those under way come to their end, and the first failure is thrown.
 */
export async function eachAtOnce<T>(
  items: AsyncGenerator<T>,
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const worker = async () => {
    try {
      while (failures.length === 0 && !signal.aborted) {
        const next = await items.next();
        if (next.done === true) return;
        await work(next.value);
      }
    } catch (error) {
      failures.push(error);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (failures.length > 0) throw failures[0];
  signal.throwIfAborted();
}
