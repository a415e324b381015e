/** Segments that read otherwise than as their words. */
const SPELLED: Readonly<Partial<Record<string, string>>> = {
  'add-ons': 'add-ons',
  'api-keys': 'API keys',
  maintenance: 'maintenance mode',
};

/** `billing-options` reads "billing options". */
export function plural(segment: string): string {
  return SPELLED[segment] ?? segment.replaceAll('-', ' ');
}

/** `webhook-deliveries` reads "webhook delivery"; what stands alone, such as `store`, reads as it is. */
export function singular(segment: string): string {
  return plural(segment).replace(/ies$/, 'y').replace(/s$/, '');
}

/** With "the" for what there is one of, else with "a" or "an". */
export function withArticle(segment: string): string {
  const noun = singular(segment);
  if (noun === plural(segment)) return `the ${noun}`;
  return /^[aeio]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

export function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

/** `API key` becomes `ApiKey`. */
export function pascalCase(words: string): string {
  return words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
