import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, IsOptional } from 'class-validator';
import { IsMetadata, IsId, IsTime } from './field.decorators.js';
/**
 * The DTO of a change: every field of the creating DTO but those fixed at creation, none of them required, none with
 * a default, because an absent field on PUT means "leave it".
 */
export function ChangeOf(create, fixed = []) {
    class Change {
    }
    copyFields(create, Change, (name) => !fixed.includes(name), true);
    return Change;
}
/** What callers see of a resource: its id, the fields of the creating DTO but for `hidden`, then what is added below. */
export function BodyOf(create, hidden = []) {
    class Body {
    }
    IsId()(Body.prototype, 'id');
    copyFields(create, Body, (name) => name !== 'metadata' && !hidden.includes(name), false);
    IsMetadata()(Body.prototype, 'metadata');
    IsTime()(Body.prototype, 'created_at');
    IsTime()(Body.prototype, 'updated_at');
    return Body;
}
function copyFields(from, to, wanted, optional) {
    const storage = getMetadataStorage();
    const metadatas = storage.getTargetValidationMetadatas(from, '', false, false);
    for (const metadata of metadatas) {
        if (!wanted(metadata.propertyName))
            continue;
        storage.addValidationMetadata({ ...metadata, target: to });
    }
    for (const name of new Set(metadatas.map((metadata) => metadata.propertyName))) {
        if (!wanted(name))
            continue;
        if (optional)
            IsOptional()(to.prototype, name);
        const designType = Reflect.getMetadata('design:type', from.prototype, name);
        Reflect.defineMetadata('design:type', designType, to.prototype, name);
        const nested = defaultMetadataStorage.findTypeMetadata(from, name);
        if (nested !== undefined)
            defaultMetadataStorage.addTypeMetadata({ ...nested, target: to });
    }
}
