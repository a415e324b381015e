import { rm } from 'node:fs/promises';

export default async function tearDown() {
  const { postgres, directory } = globalThis.embeddedPostgres;
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
}
