import type { Line } from '../../domain/billing/line.js';
import { moneyText } from '../../domain/money/money-text.js';
import type { Guide } from './guide.js';
import {
  CHANGES_ON,
  LARGE,
  SMALL,
  STARTS_ON,
  TAX_PERCENTAGE,
  workedProration,
  type WorkedMode,
  type WorkedProration,
} from './worked-proration.js';

export const PRORATION: Guide = {
  name: 'proration',
  title: 'A proration, worked through',
  summary: 'What a change in the middle of a period costs, day by day and cent by cent, in each of the four modes.',
  text: () => told(workedProration()),
  operations: ['previewEnrollmentChange', 'changeEnrollmentHolding', 'listInvoices'],
};

const MEANINGS: Readonly<Record<WorkedMode['mode'], string>> = {
  prorate_next: 'the default: the difference waits for the next invoice',
  prorate_now: 'the difference is invoiced on the day of the change',
  period_end: 'nothing changes before the next period, and nothing is prorated',
  full_now: 'a new period begins on the day of the change, and the unused days of the old one are given back',
};

const eur = (amount: number) => moneyText(amount, 'EUR');

function told({ first, periodEnd, daysInPeriod, daysLeft, shares, modes }: WorkedProration): string {
  const [byDefault] = modes;
  return `A store in EUR, with days in UTC and ${TAX_PERCENTAGE}% tax on top, sells a club with two monthly options: **${SMALL.name}** for ${eur(SMALL.amount)} and **${LARGE.name}** for ${eur(LARGE.amount)}. The figures on this page are worked out by the code that bills.

## The first invoice

Ada enrolls in ${SMALL.name} on ${STARTS_ON}. The anchor is the 31st, which February does not have, so the first period is \`{"start": "${STARTS_ON}", "end": "${periodEnd}"}\`: ${daysInPeriod} days, the end not counted.

${invoiceTable(first.lines, first.total)}

## The change

On ${CHANGES_ON} she changes to ${LARGE.name}. The day of the change belongs to the new price, so ${daysLeft} of the ${daysInPeriod} days are left: from ${CHANGES_ON} up to ${periodEnd}, the end not counted.

| what | exactly | rounded, once |
| --- | --- | ---: |
| unused of ${SMALL.name} | ${SMALL.amount} × ${daysLeft} / ${daysInPeriod} = ${shares.small.toDecimalPlaces(4).toString()} | ${creditOf(byDefault)} |
| ${LARGE.name} for the days left | ${LARGE.amount} × ${daysLeft} / ${daysInPeriod} = ${shares.large.toDecimalPlaces(4).toString()} | ${chargeOf(byDefault)} |

The denominator is the real length of the period, ${daysInPeriod} days, not a month of thirty. Each line is rounded by itself, half away from zero, and its tax is worked out on the rounded amount. The credit brings back the tax that was charged on what it takes back.

## In each mode

${modes.map(modeText).join('\n\n')}

## Before you change anything

\`POST /enrollments/{id}/preview\` takes the same body as \`/change\` and answers with these lines, to the last unit, and keeps nothing. Change back on the same day, and the lines of both changes add up to nothing.`;
}

function modeText({ mode, onTheDay, next }: WorkedMode): string {
  const invoices = onTheDay === null ? [next] : [onTheDay, next];
  const tables = invoices.map(({ on, lines, total }) => `Invoice of ${on}:\n\n${invoiceTable(lines, total)}`);
  return [`### \`${mode}\``, `${MEANINGS[mode].replace(/^./, (letter) => letter.toUpperCase())}.`, ...tables].join(
    '\n\n',
  );
}

function invoiceTable(lines: readonly Line[], total: number): string {
  const rows = lines.map(
    ({ kind, description, cover, amount, tax }) =>
      `| \`${kind}\` | ${description} | ${cover.span?.from} | ${cover.span?.to} | ${eur(amount)} | ${eur(tax)} |`,
  );
  const head = '| kind | description | from | to | amount | tax |\n| --- | --- | ---: | ---: | ---: | ---: |';
  return [head, ...rows, `| | **Total, with tax** | | | **${eur(total)}** | |`].join('\n');
}

function creditOf(worked: WorkedMode | undefined): string {
  return amountOf(worked, 'proration_credit');
}

function chargeOf(worked: WorkedMode | undefined): string {
  return amountOf(worked, 'proration_charge');
}

function amountOf(worked: WorkedMode | undefined, kind: Line['kind']): string {
  const line = worked?.next.lines.find((one) => one.kind === kind);
  if (line === undefined) throw new Error(`the worked proration has no ${kind}`);
  return eur(line.amount);
}
