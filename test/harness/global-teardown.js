import { rm } from 'node:fs/promises';

export default async function tearDown() {
  const { postgres, directory, hosts } = globalThis.testServers;
  for (const host of hosts) host.disconnect();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
}
