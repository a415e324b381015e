import { API_VERSION } from './contract/version.js';
import type { Service } from './service.js';

/** What the operator is told at start: where the service is and, the first time only, the secrets that were made. */
export function welcome({ role, address, firstStore, newOperatorKey }: Service): string {
  const host = ['0.0.0.0', '::'].includes(address.address) ? 'localhost' : address.address;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  const does =
    role === 'worker'
      ? `works by itself and says at ${url}/health/ready how it is`
      : `serves ${url} and explains itself at ${url}/docs`;
  const lines = [`Standing Order ${API_VERSION} ${does}`];
  if (firstStore !== undefined) {
    const { storeId, apiKey } = firstStore;
    lines.push(
      '',
      'A sandbox store was made for you. Its key is shown this once:',
      '',
      `  Store ID      ${storeId}`,
      `  API key       ${apiKey}`,
      '',
      'Sell a first subscription:',
      '',
      `  curl -i -u '${storeId}:${apiKey}' -H 'Accept: application/json' -H 'Content-Type: application/json' ` +
        `-d '{"name":"Coffee club","type":"fixed"}' ${url}/${API_VERSION}/subscriptions`,
    );
  }
  if (newOperatorKey !== undefined) {
    lines.push('', `  Operator key  ${newOperatorKey}   (user: operator; kept in DATA_DIR/operator-key)`);
  }
  return `${lines.join('\n')}\n`;
}
