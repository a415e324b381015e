import { DEFAULTS, exchange } from '../../client/exchange.js';
import { isRecord, type Column } from './columns.js';
import type { CellType } from './cells.rules.js';
import type { KindName } from './kinds.js';

type Schema = Readonly<Record<string, unknown>>;

/** What the service says of its own fields, so that nothing of them has to be known here. */
export class ApiDocument {
  private constructor(
    private readonly document: Schema,
    private readonly base: string,
  ) {}

  /**
   * Reads `/openapi.json` of a service, which lies outside the versions that the client speaks, but is asked for as the
   * client asks.
   * @throws Error for what is no API document; and as the client does
   */
  static async of(url: string, version: string, signal: AbortSignal): Promise<ApiDocument> {
    const base = url.replace(/\/+$/, '');
    const { text } = await exchange({ ...DEFAULTS, url: base }, REQUEST, { signal });
    const document = parsed(text);
    if (!isRecord(document) || !isRecord(document.paths)) {
      throw new Error(
        `${base}/openapi.json is not the API document of a Standing Order service: see if the url is right`,
      );
    }
    return new ApiDocument(document, `/${version}`);
  }

  /** The fields of a thing as the API shows it; an object of known fields is spread over a column for each. */
  columns(kind: KindName): Column[] {
    const shown = this.resolved(
      this.at('paths', `${this.base}/${kind}`, 'get', 'responses', '200', ...CONTENT, 'items'),
    );
    const sent = this.propertiesOf(this.newThing(kind));
    return Object.entries(this.propertiesOf(shown)).flatMap(([name, schema]) =>
      this.columnsOf(name, schema, name in sent),
    );
  }

  /** The schema of what is sent to make a thing, with all that it refers to. */
  schema(kind: KindName): Schema {
    return { ...this.newThing(kind), components: this.document.components };
  }

  private newThing(kind: KindName): Schema {
    return this.resolved(this.at('paths', `${this.base}/${kind}`, 'post', 'requestBody', ...CONTENT));
  }

  private columnsOf(name: string, given: unknown, isSent: boolean): Column[] {
    const schema = this.resolved(given);
    const inner = Object.entries(this.propertiesOf(schema));
    if (inner.length > 0) return inner.flatMap(([field, one]) => this.columnsOf(`${name}.${field}`, one, isSent));
    return [{ name, type: cellTypeOf(schema), isSent }];
  }

  /** A reference followed, and what may also be null taken for what it is otherwise. */
  private resolved(given: unknown): Schema {
    const schema = isRecord(given) ? given : {};
    if (typeof schema.$ref === 'string') return this.resolved(this.at(...schema.$ref.slice(2).split('/')));
    if (!Array.isArray(schema.anyOf)) return schema;
    const [first] = (schema.anyOf as unknown[]).filter((one) => isRecord(one) && one.type !== 'null');
    return this.resolved(first);
  }

  private propertiesOf({ properties }: Schema): Schema {
    return isRecord(properties) ? properties : {};
  }

  private at(...path: readonly string[]): unknown {
    return path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), this.document);
  }
}

const REQUEST = {
  method: 'GET',
  target: '/openapi.json',
  headers: { Accept: 'application/json' },
  body: undefined,
  idempotencyKey: undefined,
};

const CONTENT = ['content', 'application/json', 'schema'];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cellTypeOf({ type }: Schema): CellType {
  const types = [type].flat();
  if (types.includes('object') || types.includes('array')) return 'json';
  if (types.includes('integer')) return 'integer';
  if (types.includes('number')) return 'number';
  return types.includes('boolean') ? 'flag' : 'text';
}
