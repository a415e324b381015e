import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApiDocument, Schema } from '../explorer/document/openapi.js';

const STRICT = { strict: true, strictTypes: true, strictRequired: true, allowUnionTypes: true, allErrors: true };

/** The schemas of a document, to check values by. */
export class DocumentSchemas {
  private readonly ajv = new Ajv2020(STRICT);
  private readonly compiled = new Map<Schema, ValidateFunction>();

  constructor(private readonly document: OpenApiDocument) {
    addFormats.default(this.ajv);
    this.ajv.addFormat('id', /^[A-Za-z]+[_-][0-9A-Za-z]+$/);
    this.ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
    this.ajv.addKeyword('components');
  }

  /** What is wrong with a value, in words. @throws when the schema itself is not sound, or says something in vain */
  faults(schema: Schema, value: unknown): string[] {
    const validate = this.validator(schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${instancePath || 'the whole'} ${message} (${Object.values(params).map(String).join(', ')})`;
    });
  }

  validator(schema: Schema): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known !== undefined) return known;
    // The schemas that it refers to come along, under the path that it knows them by.
    const validate = this.ajv.compile({ ...schema, components: { schemas: this.document.components.schemas } });
    this.compiled.set(schema, validate);
    return validate;
  }
}
