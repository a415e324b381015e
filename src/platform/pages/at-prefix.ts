/** The start of an address on this server, within the markup of a page. */
const OWN_ADDRESS = /(?<= (?:href|src)=")(?=\/(?!\/))/g;

/**
 * The page with its links and assets below the path under which a proxy serves it.
 * @param pathPrefix such as `/billing`, of plain characters alone; empty: the page stays as it is
 */
export function atPrefix(page: string, pathPrefix: string): string {
  return pathPrefix === '' ? page : page.replaceAll(OWN_ADDRESS, pathPrefix);
}
