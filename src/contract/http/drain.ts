import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';

const LOOK_EVERY_MS = 100;

/**
 * Stops accepting at once and lets open connections end: for the grace they stay open, so that requests already on
 * their way get their 503; then idle ones are closed, and at the deadline all of them.
 */
export async function drain(
  server: Server,
  { graceMs, deadlineMs }: { graceMs: number; deadlineMs: number },
): Promise<void> {
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const waited = performance.now() - startedAt;
    if (waited > deadlineMs) server.closeAllConnections();
    else if (waited > graceMs) server.closeIdleConnections();
  }, LOOK_EVERY_MS);
  // An HTTP server's own close would cut idle connections off before the grace.
  await new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  clearInterval(timer);
}
