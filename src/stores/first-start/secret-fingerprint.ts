import type { Queries } from '../../platform/database/scope.js';
import type { Seal } from '../../platform/secrets/seal.js';
import { recordOnce } from './installation.repository.js';

const NAME = 'api_key_secret_fingerprint';

/** The secret is not the one that the database's keys were made with. */
class WrongSecret extends Error {}

/**
 * Ties a database to the secret that its digests were made with: with another one every key would be refused.
 * @throws WrongSecret in words for the operator
 */
export async function assertSameSecret(queries: Queries, seal: Seal): Promise<void> {
  const fingerprint = seal.digest(NAME).toString('hex');
  const kept = await recordOnce(queries, NAME, fingerprint);
  if (kept.value === fingerprint) return;
  throw new WrongSecret(
    'API_KEY_SECRET is not the one that this database was first used with, so that no API key would be recognised. ' +
      'Set API_KEY_SECRET to the first one, or use the DATA_DIR in which it was kept.',
  );
}
