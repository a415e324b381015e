/**
 * The values of a list header that the trusted proxies have added, the outermost proxy's first. Each proxy adds one value
 * at the end, so that what the caller has sent itself comes before them and is left out.
 */
export function trustedValues(header: string | string[] | undefined, trustedProxies: number): string[] {
  if (header === undefined || trustedProxies === 0) return [];
  return String(header)
    .split(',')
    .slice(-trustedProxies)
    .map((value) => value.trim());
}
