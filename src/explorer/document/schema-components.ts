import { listFields } from '../../contract/lists/list-fields.js';
import { planOf, type Dto, type FieldPlan } from '../../contract/validation/dto-plan.js';
import { schemaOf } from '../../contract/validation/schema.js';
import type { Reference, Schema } from './openapi.js';

type Direction = 'sent' | 'answered';

/** Collects the named schemas of a document while its operations refer to them. */
export class SchemaComponents {
  private readonly dtos = new Map<string, Dto>();
  private readonly schemas = new Map<string, Schema>();

  /** A reference to the schema of what callers send, which is called as its class: `NewAddOn`. */
  sent(dto: Dto): Reference {
    return this.named(dto.name, dto, 'sent');
  }

  /** A reference to the schema of what is answered: `AddOnBody` is called `AddOn`. */
  answered(dto: Dto): Reference {
    return this.named(nameOf(dto), dto, 'answered');
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

  private named(name: string, dto: Dto, direction: Direction): Reference {
    const known = this.dtos.get(name);
    if (known !== undefined && known !== dto) throw new Error(`two classes would be ${name} in the API document`);
    if (known === undefined) {
      this.dtos.set(name, dto);
      this.schemas.set(name, this.withReferences(dto, direction));
    }
    return referenceTo(name);
  }

  /** The schema that the contract checks by, but that its parts are named, and that an answer has every field. */
  private withReferences(dto: Dto, direction: Direction): Schema {
    const schema: Schema = schemaOf(dto);
    const fields = planOf(dto).fields.map((field) => {
      const own = schema.properties?.[field.name] ?? {};
      const whole = field.nested === undefined ? own : partSchema(field, own, this.part(field.nested(), direction));
      return [field.name, direction === 'sent' ? whole : withoutDefault(whole)] as const;
    });
    const properties = Object.fromEntries(fields);
    return direction === 'sent'
      ? { ...schema, properties }
      : { ...schema, properties, required: Object.keys(properties) };
  }

  private part(dto: Dto, direction: Direction): Reference {
    return direction === 'sent' ? this.named(`New${dto.name}`, dto, direction) : this.answered(dto);
  }
}

function partSchema({ list, nullable }: FieldPlan, whole: Schema, part: Reference): Schema {
  if (list) return { ...whole, items: part };
  const byDefault = 'default' in whole ? { default: whole.default } : {};
  return nullable ? { anyOf: [part, { type: 'null' }], ...byDefault } : { ...part, ...byDefault };
}

function withoutDefault({ default: _byDefault, ...schema }: Schema): Schema {
  return schema;
}

function nameOf(dto: Dto): string {
  return dto.name.replace(/Body$/, '');
}

function referenceTo(name: string): Reference {
  return { $ref: `#/components/schemas/${name}` };
}
