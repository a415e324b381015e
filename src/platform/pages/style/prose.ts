/** Text to be read: headings, paragraphs, lists, tables, code. */
export const PROSE = `.prose { max-width: 46rem; }
.prose h1, h1.title { margin: 0 0 0.6rem; font-size: clamp(1.75rem, 1.4rem + 1.4vw, 2.3rem); font-weight: 680; letter-spacing: -0.022em; }
.lead { margin: 0 0 2rem; color: var(--text-soft); font-size: 1.12rem; line-height: 1.6; text-wrap: pretty; }
.prose h2 { margin: 3rem 0 0.75rem; font-size: 1.35rem; font-weight: 640; letter-spacing: -0.012em; }
.prose h3 { margin: 2.25rem 0 0.5rem; font-size: 1.05rem; font-weight: 640; }
.prose h2 + h3 { margin-top: 1rem; }
.prose p, .prose ul, .prose ol { margin: 0 0 1.1rem; }
.prose li { margin-bottom: 0.35rem; }
.prose :is(h2, h3) > a.anchor { color: inherit; text-decoration: none; }
.prose :is(h2, h3) > a.anchor:hover { text-decoration: underline; text-decoration-color: var(--line-strong); }
:not(pre) > code {
  padding: 0.1em 0.32em;
  border: 1px solid var(--line);
  border-radius: 5px;
  background: var(--ground-raised);
  color: var(--heading);
  font-size: 0.86em;
}
a > code { color: inherit; }
.code { margin: 0 0 1.5rem; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; background: var(--ground-code); }
.code > figcaption {
  padding: 0.4rem 1rem;
  border-bottom: 1px solid var(--line);
  color: var(--text-soft);
  font-size: 0.8rem;
  font-weight: 550;
}
.code > pre { margin: 0; padding: 0.9rem 1rem; overflow-x: auto; color: var(--heading); font-size: 0.84rem; line-height: 1.6; tab-size: 2; }
.code > pre:focus-visible { outline-offset: -3px; border-radius: var(--radius); }
.table { margin: 0 0 1.5rem; overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); }
.table:focus-visible { outline-offset: -3px; }
.table table { width: 100%; border-collapse: collapse; font-size: 0.92rem; line-height: 1.5; }
.table th { background: var(--ground-raised); color: var(--text-soft); font-size: 0.82rem; font-weight: 600; text-align: left; }
.table th, .table td { padding: 0.55rem 0.75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.table tr:last-child td { border-bottom: 0; }
.table [align="right"] { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.table code { white-space: nowrap; }
.note { margin: 0 0 1.5rem; padding: 0.9rem 1.1rem; border-left: 3px solid var(--accent); border-radius: 0 var(--radius) var(--radius) 0; background: var(--accent-ground); }
.note > :last-child { margin-bottom: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
.cards > li { display: flex; margin: 0; }
.card {
  flex: 1;
  padding: 1.1rem 1.25rem;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  color: var(--text-soft);
  font-size: 0.94rem;
  line-height: 1.55;
  text-decoration: none;
}
.card:hover { border-color: var(--accent); }
.card strong { display: block; margin-bottom: 0.25rem; color: var(--heading); font-size: 1rem; font-weight: 620; }
.onward { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; margin-top: 4rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.onward a { font-weight: 550; text-decoration: none; }
.onward a:hover { text-decoration: underline; }
.operations { padding: 0; list-style: none; }
.operations .method { display: inline-block; min-width: 3.6rem; color: var(--text-soft); font: 600 0.78rem var(--mono); }
`;
