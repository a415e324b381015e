import 'reflect-metadata';
import { getMetadataStorage, type ValidationArguments, type ValidatorConstraintInterface } from 'class-validator';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import type { JsonSchema } from './json-schema.js';

/** A class whose properties carry class-validator's decorators. */
export type Dto = new () => object;

export interface Check {
  /** class-validator's name of the check, such as `isInt`. */
  readonly name: string;
  readonly constraints: readonly unknown[];
  /** Looks at each element of a list, not at the value as a whole. */
  readonly each: boolean;
  /** What a field decorator of this service says of itself to the API document. */
  readonly schema: JsonSchema | undefined;
  readonly passes: (value: unknown, owner: object) => boolean;
  readonly sentence: (value: unknown, owner: object) => string;
}

/** Everything that the checking of one field needs, found once for each class. */
export interface FieldPlan {
  readonly name: string;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly list: boolean;
  readonly checks: readonly Check[];
  readonly nested: (() => Dto) | undefined;
  /** All must hold for the field to be looked at: class-validator's `ValidateIf`. */
  readonly conditions: readonly ((owner: object, value: unknown) => boolean)[];
  readonly byDefault: (() => unknown) | undefined;
}

export interface DtoPlan {
  readonly dto: Dto;
  /** In the documented order, which is the order of declaration. */
  readonly fields: readonly FieldPlan[];
  readonly byName: ReadonlyMap<string, FieldPlan>;
}

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** The name under which `Nullable()` registers itself, to be told from `IsOptional`, which lets null through. */
export const NULLABLE = 'isNullable';

const plans = new WeakMap<Dto, DtoPlan>();

/** Compiles a DTO's decorators, class-validator's and those built on it, into a plan; the same plan each time. */
export function planOf(dto: Dto): DtoPlan {
  const known = plans.get(dto);
  if (known !== undefined) return known;
  const byField = new Map<string, Metadata[]>();
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const inheritedFirst = [
    ...metadatas.filter((metadata) => metadata.target !== dto),
    ...metadatas.filter((metadata) => metadata.target === dto),
  ];
  for (const metadata of inheritedFirst) {
    const ofField = byField.get(metadata.propertyName) ?? [];
    ofField.push(metadata);
    byField.set(metadata.propertyName, ofField);
  }
  const sample = new dto() as Record<string, unknown>;
  const fields = [...byField].map(([name, metadatas]) => fieldPlan(dto, name, metadatas, sample[name]));
  const plan = { dto, fields, byName: new Map(fields.map((field) => [field.name, field])) };
  plans.set(dto, plan);
  return plan;
}

function fieldPlan(dto: Dto, name: string, metadatas: Metadata[], initial: unknown): FieldPlan {
  const nested = metadatas.find((metadata) => metadata.type === 'nestedValidation');
  const declaredList = Reflect.getMetadata('design:type', dto.prototype as object, name) === Array;
  const checks = metadatas.filter((metadata) => metadata.type === 'customValidation').map(checkOf);
  const list = declaredList || metadatas.some(isEach);
  return {
    name,
    optional: initial !== undefined || metadatas.some((metadata) => metadata.name === 'isOptional'),
    nullable: metadatas.some((metadata) => metadata.name === NULLABLE),
    list,
    checks,
    nested: nested && nestedType(dto, name),
    conditions: metadatas
      .filter(({ type, name: kind }) => type === 'conditionalValidation' && kind !== 'isOptional' && kind !== NULLABLE)
      .map((metadata) => metadata.constraints[0] as (owner: object, value: unknown) => boolean),
    byDefault: initial === undefined ? undefined : () => (new dto() as Record<string, unknown>)[name],
  };
}

/** class-validator leaves the mark undefined where no options were given, whatever its types say. */
function isEach(metadata: Metadata): boolean {
  return Boolean(metadata.each);
}

function nestedType(dto: Dto, name: string): () => Dto {
  const declared = defaultMetadataStorage.findTypeMetadata(dto, name);
  if (declared === undefined) throw new Error(`${dto.name}.${name} is nested: say of which class with @Type`);
  return () => declared.typeFunction() as Dto;
}

function checkOf(metadata: Metadata): Check {
  const [constraint] = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
  if (constraint === undefined || constraint.async) {
    throw new Error(`${String(metadata.target)}.${metadata.propertyName}: a check of a field must answer at once`);
  }
  const validator: ValidatorConstraintInterface = constraint.instance;
  const constraints = (metadata.constraints ?? []) as readonly unknown[];
  // Not the owner's constructor: the owner is what was sent, and a caller may have called a field so.
  const targetName = typeof metadata.target === 'function' ? metadata.target.name : metadata.target;
  const args = (value: unknown, owner: object): ValidationArguments => ({
    value,
    object: owner,
    property: metadata.propertyName,
    targetName,
    constraints: constraints as unknown[],
  });
  return {
    name: metadata.name ?? '',
    constraints,
    each: isEach(metadata),
    schema: (metadata.context as { schema?: JsonSchema } | undefined)?.schema,
    passes: (value, owner) => validator.validate(value, args(value, owner)) === true,
    sentence: (value, owner) => {
      const own = metadata.message ?? validator.defaultMessage?.bind(validator);
      const text = (typeof own === 'function' ? own(args(value, owner)) : own) || 'is not valid';
      return capitalised(
        text
          .replace(/\$constraint(\d+)/g, (_, place: string) => [constraints[Number(place) - 1]].flat().join(', '))
          .replaceAll('each value in $property ', '')
          .replaceAll('$property ', '')
          .replaceAll('$property', metadata.propertyName)
          .replaceAll('$target', targetName),
      );
    },
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
