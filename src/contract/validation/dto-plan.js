import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
/** The name under which `Nullable()` registers itself, to be told from `IsOptional`, which lets null through. */
export const NULLABLE = 'isNullable';
const plans = new WeakMap();
/** Compiles a DTO's decorators, class-validator's and those built on it, into a plan; the same plan each time. */
export function planOf(dto) {
    const known = plans.get(dto);
    if (known !== undefined)
        return known;
    const byField = new Map();
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
    const sample = new dto();
    const fields = [...byField].map(([name, metadatas]) => fieldPlan(dto, name, metadatas, sample[name]));
    const plan = { dto, fields, byName: new Map(fields.map((field) => [field.name, field])) };
    plans.set(dto, plan);
    return plan;
}
function fieldPlan(dto, name, metadatas, initial) {
    const nested = metadatas.find((metadata) => metadata.type === 'nestedValidation');
    const declaredList = Reflect.getMetadata('design:type', dto.prototype, name) === Array;
    const checks = metadatas.filter((metadata) => metadata.type === 'customValidation').map(checkOf);
    const list = declaredList || metadatas.some((metadata) => metadata.each);
    return {
        name,
        optional: initial !== undefined || metadatas.some((metadata) => metadata.name === 'isOptional'),
        nullable: metadatas.some((metadata) => metadata.name === NULLABLE),
        list,
        checks,
        nested: nested && nestedType(dto, name),
        conditions: metadatas
            .filter(({ type, name: kind }) => type === 'conditionalValidation' && kind !== 'isOptional' && kind !== NULLABLE)
            .map((metadata) => metadata.constraints[0]),
        byDefault: initial === undefined ? undefined : () => new dto()[name],
    };
}
function nestedType(dto, name) {
    const declared = defaultMetadataStorage.findTypeMetadata(dto, name);
    if (declared === undefined)
        throw new Error(`${dto.name}.${name} is nested: say of which class with @Type`);
    return () => declared.typeFunction();
}
function checkOf(metadata) {
    const [constraint] = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
    if (constraint === undefined || constraint.async) {
        throw new Error(`${String(metadata.target)}.${metadata.propertyName}: a check of a field must answer at once`);
    }
    const validator = constraint.instance;
    const constraints = (metadata.constraints ?? []);
    const args = (value, owner) => ({
        value,
        object: owner,
        property: metadata.propertyName,
        targetName: owner.constructor.name,
        constraints: constraints,
    });
    return {
        name: metadata.name ?? '',
        constraints,
        each: metadata.each,
        schema: metadata.context?.schema,
        passes: (value, owner) => validator.validate(value, args(value, owner)) === true,
        sentence: (value, owner) => {
            const own = metadata.message ?? validator.defaultMessage?.bind(validator) ?? 'is not valid';
            const text = typeof own === 'function' ? own(args(value, owner)) : own;
            return capitalised(text
                .replace(/\$constraint(\d+)/g, (_, place) => String(constraints[Number(place) - 1]))
                .replaceAll('$property ', '')
                .replaceAll('$property', metadata.propertyName)
                .replaceAll('$target', owner.constructor.name));
        },
    };
}
function capitalised(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
