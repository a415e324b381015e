import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reasonOf } from './logging/reason-of.js';

/** Connections that come at once wait here for the event loop. Beyond that their callers try again only after a second. */
const WAITING_CONNECTIONS = 4096;

/**
 * @param setting the one that the port is from
 * @throws in words for the operator, naming the setting to change, when the address can't be had
 */
export function listen(server: Server, host: string, port: number, setting: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = PORT_REASONS[error.code ?? ''];
      const sentences =
        reason === undefined ? `${reasonOf(error)}. Correct HOST` : `${reason}. Set ${setting} to another`;
      reject(new Error(`Can't listen on ${host}:${port}: ${sentences}.`, { cause: error }));
    });
    server.listen({ port, host, backlog: WAITING_CONNECTIONS }, () => resolve(server.address() as AddressInfo));
  });
}

const PORT_REASONS: Partial<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not listen there',
};
