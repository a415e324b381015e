import type { KindName } from '../files/kinds.js';
import type { CheckSummary } from './check-file.js';
import type { ImportSummary } from './import-file.js';
import type { LineFault } from './tally.js';

export function problemText({ line, text, fields, code, requestId }: LineFault): string {
  const about = [code, requestId && `request ${requestId}`].filter(Boolean).join(', ');
  const each = fields.map(({ field, text: sentence }) => `\n  ${field}${sentence && `: ${sentence}`}`);
  return `Line ${line}: ${text}${about && ` (${about})`}${each.join('')}`;
}

/** The same for programs, which may have been told of other files before. */
export function problemJson(
  { kind, path }: { readonly kind: KindName; readonly path: string },
  { line, text, fields, code, requestId, original }: LineFault,
): string {
  return JSON.stringify({ kind, file: path, line, text, fields, code, request_id: requestId, original });
}

export function summaryText(summary: ImportSummary | CheckSummary): string {
  const { kind, before, skipped, faulty } = summary;
  const unsent = [
    ...(before > 0 ? [`${before} before`] : []),
    ...(skipped > 0 ? [`${skipped} left out, which are over`] : []),
  ];
  if ('dry_run' in summary) {
    const counts = [`${summary.good} would be sent`, `${faulty} would be refused`, ...unsent];
    return `${kind}: ${counts.join(', ')}; nothing was changed`;
  }
  const { imported, rejects } = summary;
  const more = [
    ...unsent,
    ...(faulty > 0 ? [rejects === null ? `${faulty} not as they were` : `${faulty} not, which are in ${rejects}`] : []),
  ];
  return [`${kind}: ${imported} imported`, ...more].join(', ');
}
