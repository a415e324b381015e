import { FAILURES } from './failures.js';
export const unknownField = (path) => ({
    path,
    code: 'unknown_field',
    text: FAILURES.unknown_field.text,
});
export const missingField = (path, text = FAILURES.missing_field.text) => ({
    path,
    code: 'missing_field',
    text,
});
export const invalidField = (path, text) => ({ path, code: 'invalid_field', text });
/** `['tiers', 1, 'up_to']` is written `tiers[1].up_to`. */
export function pathName(path) {
    return path.reduce((name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`), '');
}
