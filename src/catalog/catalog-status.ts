/** Whether something in the catalog is on sale. What was sold already goes on either way. */
export const CATALOG_STATUSES = ['active', 'not_active'] as const;

export type CatalogStatus = (typeof CATALOG_STATUSES)[number];
