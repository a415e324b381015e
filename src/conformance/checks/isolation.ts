import assert from 'node:assert/strict';
import type { ApiAnswer } from '../api-answer.js';
import type { Shown } from '../api-client.js';
import type { Fields, RequestInOrder } from '../request-in-order.js';
import { absentId, assertDone, assertRefused, type Trial } from '../trial.js';

/** Another store's things do not exist: in the path, in the body, in lists; and nothing happens to them. */
export async function keepsStoresApart(trial: Trial): Promise<void> {
  const { mine, theirs } = trial.world;
  const [own, other] = [await trial.inOrder(mine), await trial.inOrder(theirs)];
  const before = await shownTo(trial, other);
  assertDone(await trial.send(own), 'a request in order');
  await inThePath(trial, own, other);
  await inTheBody(trial, other);
  if (trial.route.answer?.list === true) await inTheList(trial, own, other);
  assert.equal(await shownTo(trial, other), before, "nothing of the other store's has changed");
}

async function inThePath(trial: Trial, own: RequestInOrder, other: RequestInOrder): Promise<void> {
  const [mine = [], theirs = []] = [own.parameters, other.parameters];
  for (const [place, id] of theirs.entries()) {
    // A name of their own making may be the same in both.
    if (mine[place] === id) continue;
    const name = trial.route.parameters[place] ?? '';
    const withId = (given: string): RequestInOrder => ({
      ...own,
      parameters: mine.map((ownId, index) => (index === place ? given : ownId)),
    });
    const [found, none] = [await trial.send(withId(id)), await trial.send(withId(absentId(id)))];
    assertRefused(found, 404, 'not_found', `another store's ${name}`);
    assert.equal(told(found), told(none), `another store's ${name} is told as one that never existed`);
  }
}

/** Every id in the body in turn is the other store's. */
async function inTheBody(trial: Trial, other: RequestInOrder): Promise<void> {
  for (const [path, theirId] of idsIn(other.body ?? {})) {
    const request = await trial.inOrder();
    const at = path.join('.');
    if (valueAt(request.body ?? {}, path) === theirId) continue;
    const withId = (id: string): RequestInOrder => ({ ...request, body: replaced(request.body ?? {}, path, id) });
    const found = await trial.send(withId(theirId));
    const none = await trial.send(withId(absentId(theirId)));
    // A batch is carried out, and tells it of the part.
    assert.match(told(found), /missing_reference/, `another store's ${at} is refused as something that is not there`);
    assert.equal(told(found), told(none), `another store's ${at} is told as one that never existed`);
  }
}

async function inTheList(trial: Trial, own: RequestInOrder, other: RequestInOrder): Promise<void> {
  const query = '?page=1&paginate=100&sort_by=created_at&sort=desc';
  const ask = async (request: RequestInOrder, store = trial.world.mine) => {
    const { body } = await trial.client(store).get(trial.path(request) + query);
    return ((body ?? []) as Shown[]).map(({ id }) => id);
  };
  const [mine, theirs] = [await ask(own), await ask(other, trial.world.theirs)];
  assert.deepEqual(
    mine.filter((id) => theirs.includes(id)),
    [],
    'a list shows nothing of another store',
  );
}

/** What the other store sees of what its request names, and of what that is among, where these can be asked for. */
async function shownTo(trial: Trial, { parameters = [] }: RequestInOrder): Promise<string> {
  const segments = [...trial.route.collection, ...trial.route.rest];
  const values = [...parameters];
  const filled = segments.map((segment) => (segment.startsWith('{') ? (values.shift() ?? '') : segment));
  const shown: string[] = [];
  for (let length = 1; length <= filled.length; length += 1) {
    const answer = await trial.world.theirs.api.get(`/${filled.slice(0, length).join('/')}`);
    shown.push(told(answer));
  }
  // That the store asks is noted at its key, after a while.
  return shown.join('\n').replaceAll(/"last_used_at":("[^"]*"|null)/g, '');
}

function told({ status, text, headers }: ApiAnswer): string {
  return `${status} ${headers['so-error-code'] ?? ''} ${text}`;
}

type Path = readonly (string | number)[];

const ID = /^[A-Za-z]+[_-][0-9A-Za-z]{20,}$/;

function idsIn(value: unknown, path: Path = []): [Path, string][] {
  if (typeof value === 'string') return ID.test(value) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => idsIn(part, [...path, Array.isArray(value) ? +name : name]));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);
}

function replaced(body: Fields, path: Path, id: string): Fields {
  const copy = structuredClone(body) as Record<string | number, unknown>;
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const name = path.at(-1);
  if (name !== undefined) holder[name] = id;
  return copy;
}
