/** The one version of the API: the first segment of every contract path, and what `SO-Ver` must equal when sent. */
export const API_VERSION = '1.0.0';
export const VERSION_PREFIX = `/${API_VERSION}/`;
export const OPERATOR_PREFIX = `${VERSION_PREFIX}operator/`;
