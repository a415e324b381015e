import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { parseJson } from '../../domain/json/ordered-json.js';
import { Failure } from '../failures/failure.js';
import { FaultCollector } from '../failures/fault-collector.js';
import { invalidField, type Fault, type Path } from '../failures/fault.js';
import { EMPTY_LIST_ADVICE, isEmptyList } from './empty-list.js';
import { keyPositionsOf, type KeyPositions } from './key-positions.js';
import { findRepeatedNames } from './repeated-names.js';

/** Deeper bodies than any resource needs are refused before anything recurses over them. */
const MAX_DEPTH = 32;

const UTF8_BOM = '\uFEFF';
const NUL = '\u0000';

export interface JsonObject {
  readonly [name: string]: unknown;
}

/** A request's body as sent: its value, and where each of its fields stood. */
export class JsonBody {
  constructor(
    readonly value: JsonObject,
    readonly text: string,
    /** What is wrong whatever the fields mean: names sent twice, values that could not be kept as sent. */
    readonly collector: FaultCollector,
  ) {}

  get faults(): readonly Fault[] {
    return this.collector.faults;
  }

  /** Where the fields on these paths stood among those that were sent beside them. */
  outlineAlong(paths: readonly Path[]): KeyPositions {
    return keyPositionsOf(this.text, paths);
  }
}

const EMPTY = 'The body is empty: send a JSON object, {} if there is nothing to set';
const EMPTY_LIST = `The body must be a JSON object; ${EMPTY_LIST_ADVICE}`;

/** Reading more than this takes so long that others are served between its steps. */
export const LARGE_BODY_BYTES = 65_536;

/**
 * Reads a body strictly: UTF-8, one JSON object, and with it each field that was sent twice or could not be kept exactly.
 * @throws Failure `not_utf8`, `not_json`, `too_deep`, `not_an_object`
 */
export function readJsonBody(bytes: Buffer): JsonBody {
  const text = readText(bytes);
  const namesSent = countNames(text);
  const value = readObject(text);
  const walk = walkOver(value, text);
  return new JsonBody(value, text, withRepeatedNames(walk, namesSent, text));
}

/** The same, with a turn of the event loop between two steps. */
export async function readLargeJsonBody(bytes: Buffer): Promise<JsonBody> {
  const text = readText(bytes);
  const namesSent = countNames(text);
  await setImmediate();
  const value = readObject(text);
  await setImmediate();
  const walk = walkOver(value, text);
  await setImmediate();
  const faults = withRepeatedNames(walk, namesSent, text);
  await setImmediate();
  return new JsonBody(value, text, faults);
}

function readText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Failure('not_utf8');
  const raw = bytes.toString('utf8');
  const text = raw.startsWith(UTF8_BOM) ? raw.slice(1) : raw;
  if (text.trim() === '') throw new Failure('not_json', { text: EMPTY });
  return text;
}

function readObject(text: string): JsonObject {
  const value = parse(text);
  if (isEmptyList(value)) throw new Failure('not_an_object', { text: EMPTY_LIST });
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Failure('not_an_object');
  return value as JsonObject;
}

function walkOver(value: JsonObject, text: string): StorableWalk {
  const walk = new StorableWalk(new FaultCollector(), text.includes('\\u'));
  walk.visit(value);
  return walk;
}

/** Names that repeat are those of the text that are not in its value. */
function withRepeatedNames({ faults, names }: StorableWalk, namesSent: number, text: string): FaultCollector {
  if (!faults.hasMore && names !== namesSent) findRepeatedNames(text, faults);
  return faults;
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new Failure('not_json');
  }
}

/** Counts the colons outside strings, which are the names sent, and refuses nesting before `JSON.parse` meets it. */
function countNames(text: string): number {
  let names = 0;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === 0x5c /* \ */) at += 1;
      else if (unit === 0x22 /* " */) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x3a /* : */) names += 1;
    else if (unit === 0x7b /* { */ || unit === 0x5b /* [ */) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new Failure('too_deep');
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return names;
}

/** Looks at every value once: counts the names that survived parsing, and finds what cannot be kept as sent. */
class StorableWalk {
  names = 0;
  private readonly path: (string | number)[] = [];

  /** @param hasUnicodeEscapes only these bring text that cannot be kept through UTF-8 and `JSON.parse` */
  constructor(
    readonly faults: FaultCollector,
    private readonly hasUnicodeEscapes: boolean,
  ) {}

  visit(value: unknown): void {
    if (typeof value === 'string') this.visitText(value);
    else if (typeof value === 'number') this.refuse(unstorableNumber(value));
    else if (Array.isArray(value)) {
      for (let index = 0; index < value.length && !this.faults.hasMore; index += 1) {
        this.visitInside(index, value[index]);
      }
    } else if (value !== null && typeof value === 'object') {
      for (const name of Object.keys(value)) {
        if (this.faults.hasMore) return;
        this.visitInside(name, (value as JsonObject)[name]);
      }
    }
  }

  private visitInside(step: string | number, value: unknown): void {
    this.path.push(step);
    if (typeof step === 'string') {
      this.names += 1;
      this.visitText(step);
    }
    this.visit(value);
    this.path.pop();
  }

  private visitText(text: string): void {
    if (this.hasUnicodeEscapes) this.refuse(unstorableText(text));
  }

  private refuse(reason: string | undefined): void {
    if (reason !== undefined) this.faults.add(invalidField([...this.path], reason));
  }
}

function unstorableNumber(value: number): string | undefined {
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return exact ? undefined : 'Must be a number that can be kept exactly, below 2^53';
}

function unstorableText(text: string): string | undefined {
  if (text.includes(NUL)) return 'Must not contain the character U+0000';
  return text.isWellFormed() ? undefined : 'Must not contain half of a surrogate pair';
}
