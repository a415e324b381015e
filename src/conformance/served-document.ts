import { request } from 'node:http';
import type { OpenApiDocument } from '../explorer/document/openapi.js';
import { DocumentCheck } from './document-check.js';

const checks = new Map<string, Promise<DocumentCheck | undefined>>();

/**
 * The check by a service's own document, which is fetched once; undefined while the service does not give it.
 * @param ask whether to ask for the document now, if it is not here yet
 */
export async function documentCheckOf(url: string, ask = true): Promise<DocumentCheck | undefined> {
  const known = checks.get(url);
  if (known !== undefined || !ask) return known;
  const check = fetchDocument(url).then((document) => {
    if (document === undefined) checks.delete(url);
    return document && new DocumentCheck(document);
  });
  checks.set(url, check);
  return check;
}

/** On a connection of its own, which is closed at once, so that tests of connections do not notice. */
export function fetchDocument(url: string): Promise<OpenApiDocument | undefined> {
  return new Promise((resolve) => {
    const outgoing = request(new URL('/openapi.json', url), { agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => resolve(undefined));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve(incoming.statusCode === 200 ? (JSON.parse(text) as OpenApiDocument) : undefined);
      });
    });
    outgoing.on('error', () => resolve(undefined));
    outgoing.end();
  });
}
