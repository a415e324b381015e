/**
 * Script that finds what a part of the document refers to. Swagger UI's own way reads the whole document anew for every
 * part that is opened, which took seconds; this document refers to nothing outside itself, so that a lookup will do.
 */
export const REFERENCES = `const withoutReferences = (document, path) => {
  const at = (steps) => steps.reduce((part, step) => part?.[step], document);
  const whole = (part, above) => {
    if (Array.isArray(part)) return part.map((one) => whole(one, above));
    if (part === null || typeof part !== 'object') return part;
    const { $ref: reference, ...own } = part;
    const parts = Object.entries(own).map(([name, value]) => [name, whole(value, above)]);
    if (reference === undefined) return Object.fromEntries(parts);
    if (above.includes(reference)) return part;
    const named = whole(at(reference.slice('#/'.length).split('/')), [...above, reference]);
    return { ...named, ...Object.fromEntries(parts), $$ref: reference };
  };
  return whole(at(path), []);
};
`;
