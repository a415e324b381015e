/** A service of the built program, in a process that outlives the test file: see `service-host.js`. */
export interface HostedService {
  readonly port: number;
  /** Only at the first start of an installation. */
  readonly firstStore: { readonly storeId: string; readonly apiKey: string } | null;
  stop(): Promise<void>;
}

/** @throws what the service says when it can't start */
export async function startHosted(settings: Readonly<Record<string, string>>): Promise<HostedService> {
  const hosts = (process.env.TEST_SERVICE_HOSTS ?? '').split(',');
  const host = hosts[Number(process.env.JEST_WORKER_ID) % hosts.length] ?? '';
  const { number, ...service } = (await ask(host, 'POST', settings)) as HostedService & { readonly number: number };
  return { ...service, stop: async () => void (await ask(`${host}/${number}`, 'DELETE')) };
}

async function ask(url: string, method: string, settings?: object): Promise<unknown> {
  const answer = await fetch(url, { method, body: settings && JSON.stringify(settings) });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error((body as { message: string }).message);
  return body;
}
