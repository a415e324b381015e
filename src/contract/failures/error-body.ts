import { STATUS_MESSAGES, type ErrorStatus } from '../statuses.js';
import { FAILURES, type FailureCode } from './failures.js';
import type { Failure } from './failure.js';
import { pathName, type Fault, type Path } from './fault.js';

/** Gives the position key of each path in turn; a call may take a place, so each path is asked once. */
export type Positions = (path: Path) => string;

/** An error body stays below this, whatever was sent. */
const MAX_BYTES = 65_535;
const MAX_NAME_CHARACTERS = 200;
const MAX_TEXT_CHARACTERS = 1_000;

/** What is added to the text when not all faulty fields are listed. */
const moreThan = (listed: number) => ` (more fields are at fault than the ${listed} listed)`;

interface ErrorDetail {
  text: string;
  fields?: Record<string, string>;
  details?: Record<string, string>;
}

/**
 * The text of the one error body: an array of exactly one object whose `status` is a string. Names are cut, and fields are
 * left out where they would make it too large; `text` then says that there are more.
 * @param positions where each faulty field stood in what was sent
 */
export function errorBody(failure: Failure, positions: Positions): string {
  const { status } = FAILURES[failure.code];
  const { faults } = failure;
  if (faults.length === 0 && failure.message === FAILURES[failure.code].text) return bodyOfTable(failure.code);
  const text = cut(failure.message, MAX_TEXT_CHARACTERS);
  const body: ErrorDetail = { text };
  if (faults.length === 0) return written(status, body);

  const hasDetails = faults.some((fault) => fault.text !== failure.message);
  const room = MAX_BYTES - Buffer.byteLength(written(status, body)) - moreThan(faults.length).length - FRAME_BYTES;
  const listed = listedFields(faults, positions, hasDetails, room);
  if (failure.hasMoreFaults || listed.length < faults.length) body.text = text + moreThan(listed.length);
  body.fields = Object.fromEntries(listed.map(({ key, name }) => [key, name]));
  if (hasDetails) body.details = Object.fromEntries(listed.map(({ key, text }) => [key, text]));
  return written(status, body);
}

const bodiesOfTable = new Map<FailureCode, string>();

/** Most refusals say what the table says, and are written once. */
function bodyOfTable(code: FailureCode): string {
  const { status, text } = FAILURES[code];
  const body = bodiesOfTable.get(code) ?? written(status, { text });
  bodiesOfTable.set(code, body);
  return body;
}

function written(status: ErrorStatus, body: ErrorDetail): string {
  return JSON.stringify([{ status: String(status), message: STATUS_MESSAGES[status], body }]);
}

/** What `,"fields":{},"details":{}` takes. */
const FRAME_BYTES = 26;

interface ListedField {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** The fields that fit into so many bytes of JSON, in order. */
function listedFields(
  faults: readonly Fault[],
  positions: Positions,
  hasDetails: boolean,
  roomBytes: number,
): ListedField[] {
  const listed: ListedField[] = [];
  let left = roomBytes;
  for (const { path, place, text: sentence } of faults) {
    const key = place === undefined ? positions(path) : String(place);
    const [name, text] = [shownName(path), cut(sentence, MAX_TEXT_CHARACTERS)];
    left -= memberBytes(key, name) + (hasDetails ? memberBytes(key, text) : 0);
    if (left < 0) break;
    listed.push({ key, name, text });
  }
  return listed;
}

/** With the colon and the comma. */
function memberBytes(key: string, value: string): number {
  return Buffer.byteLength(JSON.stringify(key)) + Buffer.byteLength(JSON.stringify(value)) + 2;
}

/** The name of a path. Only the start of each step is taken, because a name may be as long as the body. */
function shownName(path: Path): string {
  const starts = path.map((step) => (typeof step === 'number' ? step : step.slice(0, 2 * MAX_NAME_CHARACTERS + 1)));
  return cut(pathName(starts), MAX_NAME_CHARACTERS);
}

/** The text, or its start with an ellipsis; a character beyond the first plane, such as an emoji, counts as one. */
function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const characters = [...text.slice(0, 2 * maxCharacters + 1)];
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
