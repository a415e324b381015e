import type { ColumnType, Generated } from 'kysely';

/** JSON is read parsed and written as text, because `pg` would take a JavaScript list for a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>;

interface AccountsTable {
  id: string;
  name: string;
  email: string;
  standing: string;
  metadata: Json<Record<string, string>>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

interface StoresTable {
  id: string;
  account_id: string;
  name: string;
  status: string;
  currency: string;
  time_zone: string;
  clock: string | null;
  rate_limit: Json<{ requests: number; window_seconds: number }>;
}

interface ApiKeysTable {
  store_id: string;
  id: string;
  scope: string;
  digest: Buffer;
  expires_at: string | null;
  last_used_at: string | null;
}

interface IdempotencyKeysTable {
  store_id: string;
  key: string;
  request_digest: Buffer;
  status: number | null;
  headers: Json<Record<string, string>> | null;
  body: Buffer | null;
  created_at: Generated<string>;
}

interface InstallationTable {
  name: string;
  value: string;
}

/** The tables that are queried by hand, column by column; plain resources go through `RecordTable`. */
export interface Schema {
  accounts: AccountsTable;
  stores: StoresTable;
  api_keys: ApiKeysTable;
  idempotency_keys: IdempotencyKeysTable;
  installation: InstallationTable;
}
