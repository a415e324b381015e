/** What modules of one's own are written with. This is all that the package promises: the rest of it may change. */
export { StandingOrderModule, type ExtensionModule } from './app.module.js';
export { serve } from './serve.js';

export { CurrentCaller, type Caller, type OperatorCaller, type StoreCaller } from './contract/caller.js';
export { Failure } from './contract/failures/failure.js';
export { invalidField, type Fault } from './contract/failures/fault.js';
export { Created } from './contract/answers/created.js';
export { ListQuery } from './contract/lists/list.decorator.js';
export { found, Resource } from './contract/resource/resource.js';
export { Returns, ReturnsList, ForOperator, Refusable, Staged } from './contract/route.js';
export { CrossFieldRules, type CrossFieldRule } from './contract/validation/cross-field.rules.js';
export { BodyOf, ChangeOf } from './contract/validation/dto-shapes.js';
export {
  IsOneOf,
  IsCountry,
  IsCurrency,
  IsDay,
  IsDecimal,
  IsEmailAddress,
  IsBooleanValue,
  IsId,
  IsIdList,
  IsMetadata,
  IsMoney,
  IsNested,
  IsNestedList,
  IsSignedDecimal,
  IsSum,
  IsText,
  IsTime,
  IsTimeZone,
  IsInteger,
  IsIntegerList,
  Nullable,
  type Metadata,
} from './contract/validation/field.decorators.js';

export { Tables } from './extensions/tables.decorator.js';
export { OnEvent } from './extensions/on-event.decorator.js';
export { EachDay } from './extensions/each-day.decorator.js';
export type { DailyTask, EventHandler } from './extensions/extension-handlers.service.js';
export { StoreCalendar } from './extensions/store-calendar.js';

export type { Listing } from './platform/database/listing.js';
export type { Migration } from './platform/database/migrate.js';
export { Page } from './platform/database/page.js';
export type { OperatorScope, StoreScope } from './platform/database/scope.js';
export { EventBody } from './webhooks/events/events.dto.js';
export type { EventType } from './webhooks/events/event-types.js';
export { NoFields } from './subscribers/enrollments/enrollments.dto.js';

export { addDays, addMonths, dayOfMonth, daysBetween, type Day } from './domain/calendar/day.js';
export type { Instant } from './domain/calendar/instant.js';
export { sql } from 'kysely';
