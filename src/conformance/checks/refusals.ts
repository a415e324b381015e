import type { ApiAnswer } from '../api-answer.js';
import type { Credentials, Sent } from '../api-client.js';
import type { RequestInOrder } from '../request-in-order.js';
import { absentId, assertRefused, type Trial } from '../trial.js';

/** A request on its way to being sent, into which faults are put. */
interface Draft {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: object | undefined;
}

interface Fault {
  readonly what: string;
  readonly status: number;
  readonly code: string;
  readonly put: (draft: Draft) => Draft;
}

/**
 * Each fault alone is refused as the contract's table says; and of a fault and all those behind it in the order of "Which
 * error wins", the first is the answer.
 */
export async function areRefusedInOrder(trial: Trial): Promise<void> {
  const request = await trial.inOrder();
  const faults = faultsOf(trial, request);
  const inOrder: Draft = {
    method: trial.method,
    path: trial.path(request),
    query: '',
    headers: {},
    body: trial.takesBody ? (request.body ?? {}) : undefined,
  };
  const sendWith = (put: readonly Fault[]): Promise<ApiAnswer> => {
    // The last is put first, so that of two that touch the same place the earlier one is there.
    const draft = put.reduceRight((made, fault) => fault.put(made), inOrder);
    const sent: Sent = { headers: draft.headers, body: draft.body };
    return trial.client().send(draft.method, draft.path + draft.query, sent);
  };
  for (const [place, fault] of faults.entries()) {
    assertRefused(await sendWith([fault]), fault.status, fault.code, `${fault.what}, alone`);
    assertRefused(await sendWith(faults.slice(place)), fault.status, fault.code, `${fault.what}, before all behind it`);
  }
}

function faultsOf(trial: Trial, request: RequestInOrder): Fault[] {
  const { world, route } = trial;
  const isOfStore = route.audience === 'store';
  const stranger = isOfStore ? world.operator.credentials : world.mine.api.credentials;
  const faults: (Fault | false)[] = [
    { what: 'bad percent-encoding', status: 400, code: 'malformed_http', put: at((path) => `${path}%zz`) },
    { what: 'unknown URL', status: 404, code: 'unknown_url', put: at((path) => `${path}/no/such/thing`) },
    { what: 'unknown version', status: 404, code: 'unknown_url', put: at((path) => `//100${path}`) },
    { what: 'unknown method', status: 404, code: 'unknown_url', put: (draft) => ({ ...draft, method: 'PATCH' }) },
    header('no Authorization', 412, 'missing_authorization', 'authorization', undefined),
    as('a wrong key', 401, 'bad_credentials', { ...trial.client().credentials, password: 'so_sandbox_wrong' }),
    as("somebody else's part of the API", 401, 'bad_credentials', stranger),
    isOfStore && trial.method !== 'GET' && as('a key that may only read', 401, 'bad_credentials', world.reader),
    isOfStore && as('a disabled account', 402, 'account_disabled', world.disabled),
    isOfStore && as('a limit that is used up', 429, 'rate_limited', world.exhausted),
    header('no Accept', 406, 'not_acceptable', 'accept', undefined),
    header('Accept: */*', 406, 'not_acceptable', 'accept', '*/*'),
    trial.takesBody && header('no Content-Type', 412, 'missing_content_type', 'content-type', undefined),
    header('another SO-Ver', 412, 'wrong_version', 'so-ver', '2.0.0'),
    trial.takesBody && header('another Content-Type', 400, 'unsupported_content_type', 'content-type', 'text/plain'),
    { what: 'unknown parameter', status: 400, code: 'unknown_parameter', put: asked('?no_such_parameter=1') },
    trial.takesBody && { what: 'unknown field', status: 400, code: 'unknown_field', put: withUnknownField },
    ...absentItems(trial, request),
    trial.method === 'PUT' && header('another If-Match', 412, 'if_match_failed', 'if-match', '"another"'),
    trial.method === 'DELETE' && header('another If-Match', 412, 'if_match_failed', 'if-match', '"another"'),
  ];
  return faults.filter((fault) => fault !== false);
}

/** Each parameter in turn names nothing. */
function absentItems(trial: Trial, request: RequestInOrder): Fault[] {
  const { parameters = [] } = request;
  return parameters.map((id, place) => {
    const absent = parameters.map((other, index) => (index === place ? absentId(id) : other));
    const put = at(() => trial.path({ parameters: absent }));
    return { what: `no such ${trial.route.parameters[place]}`, status: 404, code: 'not_found', put };
  });
}

const at =
  (change: (path: string) => string) =>
  (draft: Draft): Draft => ({ ...draft, path: change(draft.path) });

const asked =
  (query: string) =>
  (draft: Draft): Draft => ({ ...draft, query });

const withUnknownField = (draft: Draft): Draft => ({ ...draft, body: { ...draft.body, this_should_fail: 1 } });

function header(what: string, status: number, code: string, name: string, value: string | undefined): Fault {
  const put = (draft: Draft): Draft => ({ ...draft, headers: { ...draft.headers, [name]: value } });
  return { what, status, code, put };
}

function as(what: string, status: number, code: string, { user, password }: Credentials): Fault {
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return header(what, status, code, 'authorization', basic);
}
