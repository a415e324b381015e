import { listFields } from '../../contract/lists/list-fields.js';
import { planOf, type Dto, type FieldPlan } from '../../contract/validation/dto-plan.js';
import { schemaOf } from '../../contract/validation/schema.js';
import type { Reference, Schema } from './openapi.js';

/** Collects the named schemas of a document while its operations refer to them. */
export class SchemaComponents {
  private readonly dtos = new Map<string, Dto>();
  private readonly schemas = new Map<string, Schema>();

  /** A reference to the schema of a DTO: `AddOnBody` is called `AddOn`, others as their class. */
  of(dto: Dto): Reference {
    const name = nameOf(dto);
    const known = this.dtos.get(name);
    if (known !== undefined && known !== dto) throw new Error(`two classes would be ${name} in the API document`);
    if (known === undefined) {
      this.dtos.set(name, dto);
      this.schemas.set(name, this.withReferences(dto));
    }
    return referenceTo(name);
  }

  /** A reference to the names of the fields that a list can be filtered, excluded and sorted by. */
  fieldsOf(body: Dto): Reference {
    const name = `${nameOf(body)}Field`;
    this.schemas.set(name, { type: 'string', enum: [...listFields(body).keys()] });
    return referenceTo(name);
  }

  all(): Record<string, Schema> {
    return Object.fromEntries([...this.schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The schema that the contract checks by, with the parts that have a class of their own named instead of repeated. */
  private withReferences(dto: Dto): Schema {
    const schema: Schema = schemaOf(dto);
    const parts = planOf(dto).fields.flatMap((field) => {
      const whole = schema.properties?.[field.name];
      return field.nested === undefined || whole === undefined
        ? []
        : [[field.name, partSchema(field, whole, this.of(field.nested()))] as const];
    });
    return parts.length === 0
      ? schema
      : { ...schema, properties: { ...schema.properties, ...Object.fromEntries(parts) } };
  }
}

function partSchema({ list, nullable }: FieldPlan, whole: Schema, part: Reference): Schema {
  if (list) return { ...whole, items: part };
  const byDefault = 'default' in whole ? { default: whole.default } : {};
  return nullable ? { anyOf: [part, { type: 'null' }], ...byDefault } : { ...part, ...byDefault };
}

function nameOf(dto: Dto): string {
  return dto.name.replace(/Body$/, '');
}

function referenceTo(name: string): Reference {
  return { $ref: `#/components/schemas/${name}` };
}
