import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, IsOptional } from 'class-validator';
import { IsMetadata, IsId, IsTime, type Metadata } from './field.decorators.js';
import type { Dto } from './dto-plan.js';

type Class<T> = new () => T;

/** What every resource shows besides its own fields. */
export interface Shown {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly metadata: Metadata;
}

/**
 * The DTO of a change: every field of the creating DTO but those fixed at creation, none of them required, none with
 * a default, because an absent field on PUT means "leave it".
 */
export function ChangeOf<T extends object, Fixed extends Exclude<keyof T, symbol | number> = never>(
  create: Class<T>,
  fixed: readonly Fixed[] = [],
): Class<Partial<Omit<T, Fixed>>> {
  class Change {}
  copyFields(create, Change, (name) => !(fixed as readonly string[]).includes(name), true);
  return Change;
}

/** What callers see of a resource: its id, the fields of the creating DTO but for `hidden`, then what is added below. */
export function BodyOf<T extends object, Hidden extends Exclude<keyof T, symbol | number> = never>(
  create: Class<T>,
  hidden: readonly Hidden[] = [],
): Class<Omit<T, Hidden> & Shown> {
  class Body {
    id!: string;
    created_at!: string;
    updated_at!: string;
    metadata!: Metadata;
  }
  IsId()(Body.prototype, 'id');
  copyFields(create, Body, (name) => name !== 'metadata' && !(hidden as readonly string[]).includes(name), false);
  IsMetadata()(Body.prototype, 'metadata');
  IsTime()(Body.prototype, 'created_at');
  IsTime()(Body.prototype, 'updated_at');
  return Body as unknown as Class<Omit<T, Hidden> & Shown>;
}

function copyFields(from: Dto, to: Dto, wanted: (name: string) => boolean, optional: boolean): void {
  const storage = getMetadataStorage();
  const metadatas = storage.getTargetValidationMetadatas(from, '', false, false);
  for (const metadata of metadatas) {
    if (!wanted(metadata.propertyName)) continue;
    storage.addValidationMetadata({ ...metadata, target: to });
  }
  for (const name of new Set(metadatas.map((metadata) => metadata.propertyName))) {
    if (!wanted(name)) continue;
    if (optional) IsOptional()(to.prototype as object, name);
    const designType: unknown = Reflect.getMetadata('design:type', from.prototype as object, name);
    Reflect.defineMetadata('design:type', designType, to.prototype as object, name);
    const nested = defaultMetadataStorage.findTypeMetadata(from, name);
    if (nested !== undefined) defaultMetadataStorage.addTypeMetadata({ ...nested, target: to });
  }
}
