/** The parts that only the first page and the page of errors have. */
export const EXPLORER = `.hero { display: grid; gap: 2rem; align-items: center; padding-block: 1rem 1.5rem; }
.hero h1 { margin: 0 0 1rem; font-size: clamp(2rem, 1.4rem + 2.6vw, 3.1rem); font-weight: 700; letter-spacing: -0.03em; line-height: 1.12; }
.hero .lead { max-width: 34rem; margin-bottom: 1.5rem; }
.hero > *, .hero .code { min-width: 0; margin-bottom: 0; }
.doors { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0; }
.door {
  padding: 0.6rem 1.1rem;
  border: 1px solid var(--accent);
  border-radius: var(--radius);
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 550;
  text-decoration: none;
}
.door.plain { background: transparent; border-color: var(--line-strong); color: var(--heading); }
.door:hover { filter: brightness(1.1); }
.door.plain:hover { border-color: var(--accent); filter: none; }
.band { margin-top: 3rem; }
.band h2 { margin: 0 0 1.25rem; font-size: 1.35rem; font-weight: 640; letter-spacing: -0.012em; }
@media (min-width: 60rem) {
  .hero { grid-template-columns: minmax(0, 1fr) minmax(0, 1.05fr); gap: 4rem; padding-block: 2.5rem 3rem; }
}
.error { padding: 1.35rem 0 0.4rem; border-top: 1px solid var(--line); }
.error h3 { margin: 0 0 0.4rem; overflow-wrap: anywhere; }
.error h3 code { padding: 0; border: 0; background: none; font-size: 1rem; }
.error .says { margin-bottom: 0.8rem; color: var(--heading); }
.error dl { display: grid; gap: 0.2rem 1.25rem; margin: 0 0 1rem; font-size: 0.94rem; }
.error dt { color: var(--text-soft); font-weight: 550; }
.error dd { margin: 0 0 0.5rem; }
.error:has(:target) { box-shadow: -1rem 0 0 var(--ground), calc(-1rem - 3px) 0 0 var(--accent); }
.beside a:has(.count) { display: flex; justify-content: space-between; gap: 0.5rem; padding-inline: 0.4rem; }
.count { color: var(--text-soft); font-variant-numeric: tabular-nums; }
.errors ~ * code, .contents li a { overflow-wrap: anywhere; }
@media (min-width: 40rem) { .error dl { grid-template-columns: 6rem minmax(0, 1fr); } }
`;
