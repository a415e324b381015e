/** How CSV is written: cells are quoted for a break of either kind, whichever of them ends the lines. */
export const CSV_FORM = { quoted_match: /[\r\n]/ };
