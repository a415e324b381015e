/** What stands below the help of a command. */
export function example(...lines: readonly string[]): string {
  return `\nExample${lines.length > 1 ? 's' : ''}:\n${lines.map((line) => `  standing-order ${line}`).join('\n')}`;
}
