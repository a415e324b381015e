import { Failure } from '../failures/failure.js';
const RULES = new WeakMap();
/** A creating DTO is held to these rules together with the checks of its fields. */
export function Obeys(rules) {
    return (dto) => {
        RULES.set(dto, rules);
    };
}
/** The faults by the rules of a DTO, but for rules that read a field which is at fault already. */
export function crossFieldFaults(dto, thing, known) {
    const rules = (RULES.get(dto) ?? []);
    const faulty = new Set(known.map((fault) => fault.path[0]));
    return rules.filter((rule) => !rule.reads.some((name) => faulty.has(name))).flatMap((rule) => rule.faults(thing));
}
/** Holds a thing as it would be after a change to its rules. @throws Failure 400 with every faulty field */
export function assertObeys(rules, thing) {
    const faults = rules.flatMap((rule) => rule.faults(thing));
    if (faults.length > 0)
        throw Failure.of(faults);
}
