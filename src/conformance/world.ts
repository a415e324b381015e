import { ApiClient, type Credentials } from './api-client.js';
import { StoreUnderTest } from './store-under-test.js';

/** Where an application runs, and the key of its operator. */
export interface Connection {
  readonly url: string;
  readonly operatorKey: string;
}

/** The stores that an application is tried with. */
export interface World {
  readonly mine: StoreUnderTest;
  readonly theirs: StoreUnderTest;
  readonly operator: ApiClient;
  /** A key of mine that may only read. */
  readonly reader: Credentials;
  /** A store that has used up its limit. */
  readonly exhausted: Credentials;
  /** The same, and its account is disabled. */
  readonly disabled: Credentials;
}

const UNLIMITED = { requests: 1_000_000_000, window_seconds: 60 };
const USED_UP = { requests: 1, window_seconds: 86_400 };

export async function makeWorld({ url, operatorKey }: Connection): Promise<World> {
  const operator = new ApiClient(url, { user: 'operator', password: operatorKey });
  const newStore = async (rate_limit: object): Promise<StoreUnderTest> => {
    const account = { name: 'Conformance', email: 'conformance@example.com' };
    const { id: account_id } = await operator.created('/operator/accounts', account);
    const fields = { account_id, name: 'Conformance', currency: 'EUR', rate_limit };
    const { id: user } = await operator.created('/operator/stores', fields);
    const { key } = await operator.created(`/operator/stores/${user}/api-keys`, { name: 'Conformance' });
    return new StoreUnderTest(new ApiClient(url, { user, password: String(key) }), operator, account_id);
  };
  const [mine, theirs] = [await newStore(UNLIMITED), await newStore(UNLIMITED)];
  // Its clock stands still, so that nothing of it changes by itself.
  await theirs.api.put('/clock', (await theirs.api.get('/clock')).body);
  const [exhausted, disabled] = [await newStore(USED_UP), await newStore(USED_UP)];
  for (const store of [exhausted, disabled]) await store.api.get('/store');
  await operator.put(`/operator/accounts/${disabled.accountId}`, { standing: 'disabled' });
  const { key } = await mine.api.created('/api-keys', { name: 'Reader', scope: 'read' });
  return {
    mine,
    theirs,
    operator,
    reader: { user: mine.id, password: String(key) },
    exhausted: exhausted.api.credentials,
    disabled: disabled.api.credentials,
  };
}
