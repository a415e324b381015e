/** The code of a failed system call or query ("ENOENT", "3D000"), if the thrown value has one. */
export function errorCode(error: unknown): string | undefined {
  // Not `instanceof Error`: under Jest the errors of Node itself are of another realm.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
