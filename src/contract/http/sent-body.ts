import type { IncomingMessage } from 'node:http';
import type { Path } from '../failures/fault.js';
import { LARGE_BODY_BYTES, readJsonBody, readLargeJsonBody, type JsonBody } from '../json/json-body.js';
import type { KeyPositions } from '../json/key-positions.js';
import { readBody } from './read-body.js';

const NO_FIELDS = Buffer.from('{}');

/** The body of a request, which is not read before somebody asks for it, and then only once. */
export class SentBody {
  private reading: Promise<JsonBody> | undefined;
  private json: JsonBody | undefined;

  constructor(
    private readonly request: IncomingMessage,
    private readonly limitBytes: number,
    /** Whether nothing stands for `{}`, as for an action without required fields. */
    private readonly mayBeAbsent = false,
  ) {}

  /** @throws Failure 400 for a body that is too large, incomplete or not a JSON object */
  read(): Promise<JsonBody> {
    this.reading ??= this.parsed();
    return this.reading;
  }

  private async parsed(): Promise<JsonBody> {
    const sent = await readBody(this.request, this.limitBytes);
    const bytes = sent.length === 0 && this.mayBeAbsent ? NO_FIELDS : sent;
    this.json = bytes.length > LARGE_BODY_BYTES ? await readLargeJsonBody(bytes) : readJsonBody(bytes);
    return this.json;
  }

  /** Where the fields on these paths stood, once it has been read. */
  outlineAlong(paths: readonly Path[]): KeyPositions | undefined {
    return paths.length === 0 ? undefined : this.json?.outlineAlong(paths);
  }
}
