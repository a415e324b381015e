/** What teams prove the contract of their own modules with. */
export { conformance, type ConformanceCheck, type ConformanceOptions } from './conformance.js';
export { resourceRows, type Fields, type RequestInOrder, type Row, type Rows } from './request-in-order.js';
export type { StoreUnderTest } from './store-under-test.js';
export type { Connection } from './world.js';
