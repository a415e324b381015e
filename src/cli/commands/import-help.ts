/** What stands below the help of import. */
export const ABOUT_IMPORT = `
CSV has a header; columns may come in any order, and an empty cell is a field that is not sent. See: export --help.
What the service gives itself, such as created_at, is left out, and ids that an export has of its own store are put in
place by those of the things as they were made here: of all that was imported from files of the same directory.

Amounts are whole numbers of minor units: 1900 is 19.00 in EUR, and a cell that holds 19.00 is refused. They stay as they
stand, so that an export of a store with another currency is refused, unless you say --other-currency. What subscribers
have as a balance is not taken over: each begins with none. Nor are invoices, payments and notes.

What became of each line is kept in FILE.STO-….journal, beside the file. The same command begun again, whatever ended it
before, goes on where it stopped and makes nothing twice: begin it again within a day, for which the service remembers
the lines that were under way. Keep the journal for as long as anything rests on what the file
brought; it holds neither names nor addresses.

A line that is refused is told with its number and fields, and copied to FILE.rejected, and the others go on. Either mend
it in its place and run the same command again; or mend the copy and import that. Not both: they know nothing of each
other. A line that was refused and is unchanged is not sent again, unless you say --retry-refused.

A dry run checks each line by the service's own API document, whether what it rests on is in the files or the store, and
whether a code or key is taken. It can't tell what depends on several fields at once, on the time, or on what others do
meanwhile: a line that passes may still be refused.

Enrollments begin anew: one that is cancelled or has ended is left out, one that is paused, is to be cancelled or has a
change scheduled is so again, and the subscriber's default payment method is used: without one the first invoice is past
due. A trial that is over is not given again; set-up fees and what is charged once are due again, and terms and coupons
count from the start. One that comes to stand otherwise than it stood is told. What is no longer sold can't be enrolled
for: set its status to active first.`;
