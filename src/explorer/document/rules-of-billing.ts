/** How billing decides where others decide otherwise, in Markdown. Paragraphs are single lines, as the page breaks there. */
export const RULES_OF_BILLING = `## Rules of billing

**Days.** Days are the store's. A period begins on its first day and ends before its last: \`{"start": "2026-01-31", "end": "2026-02-28"}\`. The anchor is kept and clamped to the month: 31 January, 28 February, 31 March. Without an \`anchor_day\` it is the day of the first charge; with one, a shorter first period leads up to it, and costs its share of a full one. For a weekly cycle the anchor is the day of the week, 1 (Monday) to 7. Daylight saving moves nothing.

**In advance, in arrears.** The flat amount, seats and recurring add-ons are charged when their period begins, usage when it is over. A trial moves the first charge to its end, and the anchor with it; the set-up fee and one-time add-ons are due when the enrollment starts. Shipping is charged with each period, whole, and not given back. Of a subscription of the type \`one_time\` there is one period; a term of n cycles ends after n full ones, not counting a shorter first one.

**Changes.** \`prorate_next\` puts what a change costs on the next invoice, \`prorate_now\` on one of its own, \`period_end\` waits for the next period, and \`full_now\` begins a period today and gives back what of the old one is unused. The day of a change belongs to the new price. What is taken back and what is charged are lines of their own, each rounded once; a change and its reverse on the same day cost nothing. An option with another cycle can only be changed to by \`period_end\` or \`full_now\`. In a trial a change takes hold at once, and of what never ends (\`forever\`) the whole price is exchanged. A preview is what then happens, to the last unit.

**Prices.** \`graduated\` charges each part of the quantity at its own tier, \`volume\` all of it at the tier that it lies in, \`stair_step\` that tier's flat amount alone, \`package\` whole packages, \`percentage\` a share of a quantity that is itself an amount. A tier's flat amount is due once the tier is entered; no quantity costs nothing. A \`minimum_amount\` covers the flat amount and the quantity together.

**Usage.** An event counts for the period in which it occurred. Of \`time_weighted\` meters the level goes over from period to period; all others begin anew. What comes late is a line of its own on the next invoice. When an option is changed within a period, what was used before is priced by the option that held then.

**Coupons, tax, balance.** In this order. A percentage lowers each line, an amount is spread over the lines of a period in proportion, never below zero; \`once\` and \`repeating\` count periods from the first that is charged for; a coupon that a change brings counts from the next period on. The rates of a line are added and its tax rounded once; with \`tax_behavior\` \`inclusive\` it is within the amounts. Then the subscriber's balance pays what it can. An invoice whose total is negative, such as a downgrade's, is paid at once, and what it gives back goes to the balance: \`balance_applied\` is then negative.

**Pause, cancel, resume.** Nothing is billed while an enrollment is paused; what is paid of its period stays so. Resumed within that period it goes on as before, later a new period begins that day. Cancelled \`now\`, what was used is charged, and with \`credit\` what is unused is given back. \`resume\` also takes back a cancellation that waits for the period's end.

**Invoices.** Numbers have no gaps. Automatic ones are due on issue and charged to the enrollment's payment method, or the default one; manual ones are due after the store's \`payment_terms_days\`. Issued invoices are never edited. A missed day, or several, gives the same invoices as if none had been missed, with the days on which they fell due.

## The clock of a sandbox store

A sandbox store's clock goes with the time until \`PUT /clock\` sets it, and then stands until it is moved. Whatever falls due on the way happens, day by day in order, before the answer comes.`;
