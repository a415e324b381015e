import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** @throws in words for the operator, naming the setting, when the address can't be had */
export function listen(server: Server, host: string, port: number, setting: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = REASONS[error.code ?? ''];
      reject(
        reason === undefined
          ? error
          : new Error(`Can't listen on ${host}:${port}: ${reason}. Set ${setting} to another.`),
      );
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

const REASONS: Partial<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
};
