import { METHODS, type OpenApiDocument } from '../document/openapi.js';

interface OperationLink {
  readonly href: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
}

/** Where the reference shows an operation, opened. @throws when the document has no such operation */
export function operationLink({ paths }: OpenApiDocument, operationId: string): OperationLink {
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation?.operationId !== operationId) continue;
      const [tag = ''] = operation.tags;
      const href = `/docs#/${encodeURIComponent(tag)}/${operationId}`;
      return { href, method: method.toUpperCase(), path, summary: operation.summary };
    }
  }
  throw new Error(`the API document has no operation ${operationId}`);
}
