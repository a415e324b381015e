const PAGES = ['/', '/docs', '/docs/guides', '/docs/errors', '/dashboard'];
const LINK = /(?:href|src)="([^"#?]+)"/g;

/** The last segments of all that the pages link to, by the template of its path: assets and guides, whose names may change. */
export async function linkedFrom(url, document) {
  const paths = new Set();
  for (const page of PAGES) {
    const text = await (await fetch(url + page)).text();
    for (const [, link] of text.matchAll(LINK)) paths.add(new URL(link, url + page).pathname);
  }
  const templates = Object.keys(document.paths).filter((template) => /^[^{]*\/\{\w+\}$/.test(template));
  return new Map(
    templates.map((template) => {
      const start = template.slice(0, template.indexOf('{'));
      const segments = [...paths].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
      return [template, segments.filter((segment) => /^[\w.-]+$/.test(segment))];
    }),
  );
}
