import { Failure } from '../failures/failure.js';
import type { Fault } from '../failures/fault.js';
import type { Dto } from './dto-plan.js';

/** A rule about several fields of one thing: what it reads, and the faults it finds in them. */
export interface CrossFieldRule<Thing> {
  readonly reads: readonly (keyof Thing & string)[];
  readonly faults: (thing: Thing) => readonly Fault[];
}

const RULES = new WeakMap<object, readonly CrossFieldRule<never>[]>();

/** A creating DTO is held to these rules together with the checks of its fields. */
export function CrossFieldRules<Thing>(rules: readonly CrossFieldRule<Thing>[]): ClassDecorator {
  return (dto) => {
    RULES.set(dto, rules);
  };
}

/** The faults by the rules of a DTO, but for rules that read a field which is at fault already. */
export function crossFieldFaults(dto: Dto, thing: object, known: readonly Fault[]): Fault[] {
  const rules = (RULES.get(dto) ?? []) as readonly CrossFieldRule<object>[];
  const faulty = new Set(known.map((fault) => fault.path[0]));
  return rules.filter((rule) => !rule.reads.some((name) => faulty.has(name))).flatMap((rule) => rule.faults(thing));
}

/** Holds a thing as it would be after a change to its rules. @throws Failure 400 with every faulty field */
export function assertCrossFieldRules<Thing>(rules: readonly CrossFieldRule<Thing>[], thing: Thing): void {
  const faults = rules.flatMap((rule) => rule.faults(thing));
  if (faults.length > 0) throw Failure.of(faults);
}
