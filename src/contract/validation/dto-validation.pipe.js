var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
import { Injectable } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import { checkDto, isDto } from './check-dto.js';
import { crossFieldFaults } from './cross-field.rules.js';
/** Checks every `@Body()` against its DTO and reports all faulty fields at once. */
let DtoValidationPipe = class DtoValidationPipe {
    transform(value, { type, metatype }) {
        if (type !== 'body' || !isDto(metatype))
            return value;
        const faults = [];
        const dto = checkDto(metatype, value, [], faults);
        faults.push(...crossFieldFaults(metatype, dto, faults));
        if (faults.length > 0)
            throw Failure.of(faults);
        return dto;
    }
};
DtoValidationPipe = __decorate([
    Injectable()
], DtoValidationPipe);
export { DtoValidationPipe };
