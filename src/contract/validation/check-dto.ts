import type { FaultCollector } from '../failures/fault-collector.js';
import { invalidField, missingField, unknownField, type Path } from '../failures/fault.js';
import { EMPTY_LIST_ADVICE, isEmptyList } from '../json/empty-list.js';
import type { JsonObject } from '../json/json-body.js';
import { planOf, type Check, type Dto, type FieldPlan } from './dto-plan.js';

/**
 * Checks what was sent against a DTO and makes an instance of it: fields sent as sent, the others by default.
 * Every trap of class-validator is closed here, whatever a DTO's decorators say: nothing undeclared passes, be it
 * called `__proto__`; a list is a list and an object an object; absent is not null and null not absent.
 * @param faults takes the faults found, in the order of the fields sent, then of those missing; once it has as many as it
 *   collects, the rest is left unchecked
 */
export function checkDto<T extends object>(dto: new () => T, sent: JsonObject, path: Path, faults: FaultCollector): T {
  const plan = planOf(dto);
  const instance = new dto();
  const fields = instance as Record<string, unknown>;
  let found = 0;
  for (const name of Object.keys(sent)) {
    if (faults.hasMore) return instance;
    const field = plan.byName.get(name);
    if (field === undefined) faults.add(unknownField([...path, name]));
    else {
      found += 1;
      fields[name] = checkField(field, sent[name], [...path, name], sent, faults);
    }
  }
  if (found < plan.fields.length) {
    for (const field of plan.fields) {
      const absent = !field.optional && !Object.hasOwn(sent, field.name);
      if (absent && holds(field, sent, undefined)) faults.add(missingField([...path, field.name]));
    }
  }
  return instance;
}

function holds(field: FieldPlan, owner: object, value: unknown): boolean {
  return field.conditions.every((condition) => condition(owner, value));
}

function checkField(field: FieldPlan, value: unknown, path: Path, owner: object, faults: FaultCollector): unknown {
  if (!holds(field, owner, value)) return value;
  if (value === null) {
    if (!field.nullable) faults.add(invalidField(path, 'Must not be null'));
    return null;
  }
  if (field.list && !Array.isArray(value)) {
    faults.add(invalidField(path, 'Must be a list'));
    return value;
  }
  if (fails(field, false, value, path, owner, faults)) return value;
  if (!field.list || !Array.isArray(value))
    return field.nested ? checkPart(field.nested(), value, path, faults) : value;
  return value.map((element: unknown, index) => {
    if (faults.hasMore) return element;
    const elementPath = [...path, index];
    if (fails(field, true, element, elementPath, owner, faults)) return element;
    return field.nested ? checkPart(field.nested(), element, elementPath, faults) : element;
  });
}

function fails(
  field: FieldPlan,
  each: boolean,
  value: unknown,
  path: Path,
  owner: object,
  faults: FaultCollector,
): boolean {
  const failed = field.checks.find((check) => check.each === each && !check.passes(value, owner));
  if (failed !== undefined) faults.add(invalidField(path, sentenceOf(failed, value, owner)));
  return failed !== undefined;
}

function sentenceOf(check: Check, value: unknown, owner: object): string {
  return isObjectCheck(check) && isEmptyList(value) ? EMPTY_LIST_SENT : check.sentence(value, owner);
}

function isObjectCheck({ schema, name }: Check): boolean {
  return schema?.type === 'object' || name === 'isObject';
}

function checkPart(dto: Dto, value: unknown, path: Path, faults: FaultCollector): unknown {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return checkDto(dto, value as JsonObject, path, faults);
  }
  faults.add(invalidField(path, isEmptyList(value) ? EMPTY_LIST_SENT : 'Must be an object'));
  return value;
}

const EMPTY_LIST_SENT = `Must be an object; ${EMPTY_LIST_ADVICE}`;

/** What TypeScript leaves of a type that is no class. */
const BUILT_IN = new Set<unknown>([Object, Array, String, Number, Boolean]);

/** Whether a type is a class, which bodies are checked against: even one without fields, which takes none. */
export function isDto(type: unknown): type is Dto {
  return typeof type === 'function' && !BUILT_IN.has(type);
}
