import {
  METHODS,
  type Header,
  type OpenApiDocument,
  type Operation,
  type Response,
  type Schema,
} from '../explorer/document/openapi.js';
import { STATUS_MESSAGES } from '../contract/statuses.js';
import type { ApiAnswer } from './api-answer.js';
import { DocumentSchemas } from './document-schemas.js';

type Answer = Pick<ApiAnswer, 'status' | 'headers' | 'text' | 'body'>;

/** What may happen before the store behind the credentials is known, so that its limit can't be told. */
const STORE_UNKNOWN = new Set([
  'missing_authorization',
  'bad_credentials',
  'too_many_failed_authorizations',
  'malformed_http',
  'headers_too_large',
  'request_timeout',
  'missing_host',
  'unsupported_expectation',
]);

const ERROR = { $ref: '#/components/schemas/Error' };

/** Holds answers to what the API document says of their operations. */
export class DocumentCheck {
  private readonly schemas: DocumentSchemas;
  private readonly templates: readonly { readonly template: string; readonly pattern: RegExp }[];
  private readonly headerNames: readonly string[];

  constructor(readonly document: OpenApiDocument) {
    this.schemas = new DocumentSchemas(document);
    this.headerNames = [...Object.keys(document.components.headers), 'SO-Error-Code'];
    this.templates = Object.keys(document.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((template) => ({ template, pattern: patternOf(template) }));
  }

  /** The operation that answers a method at a concrete path. */
  operationAt(method: string, path: string): Operation | undefined {
    const [pathname = ''] = path.split('?');
    const template = this.templates.find(({ pattern }) => pattern.test(pathname))?.template;
    const name = METHODS.find((known) => known === method.toLowerCase());
    return template === undefined || name === undefined ? undefined : this.document.paths[template]?.[name];
  }

  /** @throws in words when the answer is not as documented */
  checkAnswer(method: string, path: string, answer: Answer): void {
    const operation = this.operationAt(method, path);
    const faults = operation === undefined ? [] : this.faultsOf(operation, answer);
    if (answer.status >= 400) faults.push(...this.errorFaults(method, answer));
    if (faults.length === 0) return;
    const list = faults.map((fault) => `\n  - ${fault}`).join('');
    throw new Error(`${method} ${path} answered ${answer.status}, but not as documented:${list}\n${answer.text}`);
  }

  private faultsOf(operation: Operation, answer: Answer): string[] {
    const { status, headers } = answer;
    if (headers['so-error-code'] === 'unknown_url') return [];
    const documented = operation.responses[status];
    if (documented === undefined) return [`the status is none of ${Object.keys(operation.responses).join(', ')}`];
    const response = this.resolved<Response>(documented);
    return [
      ...this.headerFaults(response, answer),
      ...this.bodyFaults(response, answer),
      ...this.limitFaults(operation, answer),
    ];
  }

  private headerFaults(response: Response, { headers }: Answer): string[] {
    const documented = Object.entries(response.headers).flatMap(([name, reference]) => {
      const { required, schema } = this.resolved<Header>(reference);
      const sent = headers[name.toLowerCase()];
      if (sent === undefined) return required ? [`the header ${name} is missing`] : [];
      const value = schema.type === 'integer' ? Number(sent) : sent;
      return this.schemas.faults(schema, value).map((fault) => `the header ${name}: ${sent} ${fault}`);
    });
    const undocumented = this.headerNames.filter(
      (name) => headers[name.toLowerCase()] !== undefined && response.headers[name] === undefined,
    );
    return [...documented, ...undocumented.map((name) => `the header ${name} is not documented`)];
  }

  private bodyFaults({ content }: Response, { headers, text, body }: Answer): string[] {
    if (content === undefined) return text === '' ? [] : ['there is a body'];
    const type = headers['content-type']?.split(';')[0] ?? '';
    const schema = content[type]?.schema;
    if (schema === undefined) return [`the type ${type} is not documented`];
    return this.schemas.faults(schema, type === 'application/json' ? body : text);
  }

  /** On every answer to a known store: what is left of its limit. */
  private limitFaults({ security }: Operation, { status, headers }: Answer): string[] {
    const ofStore = security.some((scheme) => 'store' in scheme);
    if (!ofStore || status >= 500 || STORE_UNKNOWN.has(headers['so-error-code'] ?? '')) return [];
    const missing = ['RateLimit', 'RateLimit-Policy'].filter((name) => headers[name.toLowerCase()] === undefined);
    return missing.map((name) => `the header ${name} is missing`);
  }

  /** What holds for every refusal, documented operation or not. */
  private errorFaults(method: string, { status, headers, body }: Answer): string[] {
    const faults = ['so-error-code', 'so-request-id'].filter((name) => headers[name] === undefined);
    const missing = faults.map((name) => `the header ${name} is missing`);
    const message = (STATUS_MESSAGES as Readonly<Partial<Record<number, string>>>)[status];
    if (message === undefined) return [...missing, 'the status is not in the closed set'];
    if (method === 'HEAD') return missing;
    const wrong = this.schemas.faults(ERROR, body).map((fault) => `the error body: ${fault}`);
    if (wrong.length > 0) return [...missing, ...wrong];
    const [said] = body as [{ status: string; message: string }];
    const agrees = said.status === String(status) && said.message === message;
    return agrees ? missing : [...missing, `the error body speaks of ${said.status} ${said.message}`];
  }

  /** The schema itself, where it is named elsewhere in the document. */
  resolvedSchema(schema: Schema): Schema {
    return schema.$ref === undefined ? schema : this.resolved<Schema>({ $ref: schema.$ref });
  }

  /** What the document has against a value, in words. */
  faultsOfValue(schema: Schema, value: unknown): string[] {
    return this.schemas.faults(schema, value);
  }

  private resolved<Part extends object>(part: Part | { readonly $ref: string }): Part {
    if (!('$ref' in part)) return part;
    const steps = part.$ref.slice(2).split('/');
    return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], this.document) as Part;
  }
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
