/** The frame: header, columns, footer. One column on a phone, two from 60rem, three from 80rem. */
export const LAYOUT = `.skip {
  position: absolute;
  left: 1rem;
  top: -4rem;
  z-index: 20;
  padding: 0.5rem 1rem;
  background: var(--accent);
  color: var(--on-accent);
  border-radius: 0 0 var(--radius) var(--radius);
}
.skip:focus { top: 0; }
.top {
  position: sticky;
  top: 0;
  z-index: 10;
  background: var(--ground);
  border-bottom: 1px solid var(--line);
}
.top-inner, .columns, .bottom > * {
  width: 100%;
  max-width: 88rem;
  margin: 0 auto;
  padding: 0 1.25rem;
}
.top-inner { display: flex; flex-wrap: wrap; align-items: center; gap: 0 2rem; min-height: 3.75rem; }
.brand {
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  padding: 0.4rem 0;
  color: var(--heading);
  font-weight: 650;
  letter-spacing: -0.01em;
  text-decoration: none;
}
.mark { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.top ul { display: flex; gap: 0.25rem; margin: 0; padding: 0; list-style: none; }
.top li a {
  display: block;
  padding: 0.4rem 0.7rem;
  border-radius: var(--radius);
  color: var(--text-soft);
  font-size: 0.94rem;
  font-weight: 500;
  text-decoration: none;
}
.top li a:hover { color: var(--heading); background: var(--ground-raised); }
.top li a[aria-current] { color: var(--accent); background: var(--accent-ground); }
.columns { flex: 1; padding-block: 1.5rem 4rem; }
.columns > main { min-width: 0; }
.beside ul, .contents ul { margin: 0; padding: 0; list-style: none; font-size: 0.92rem; }
.beside p, .contents p {
  margin: 0 0 0.5rem;
  color: var(--text-soft);
  font-size: 0.78rem;
  font-weight: 600;
  letter-spacing: 0.04em;
  text-transform: uppercase;
}
.beside li a, .contents li a { display: block; padding: 0.3rem 0.75rem; color: var(--text-soft); text-decoration: none; }
.beside li a:hover, .contents li a:hover { color: var(--heading); }
.beside li a { border-radius: var(--radius); }
.beside li a[aria-current] { color: var(--accent); background: var(--accent-ground); font-weight: 550; }
.contents li a { border-left: 2px solid var(--line); }
.contents li a:hover { border-color: var(--accent); }
.beside details { border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 1.5rem; }
.beside summary { padding: 0.55rem 0.9rem; font-size: 0.92rem; font-weight: 550; cursor: pointer; }
.beside details ul { padding: 0 0.5rem 0.6rem; }
.contents { display: none; }
@media (max-width: 26rem) {
  .top-inner { padding-block: 0.35rem 0.5rem; }
  .top nav { margin-left: -0.5rem; }
  .top ul { gap: 0; }
  .top li a { padding-inline: 0.5rem; }
}
@media (min-width: 60rem) {
  .columns { padding-block: 2.5rem 6rem; }
  .has-beside { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 0 3.5rem; }
  .beside { position: sticky; top: 6rem; align-self: start; max-height: calc(100vh - 7rem); overflow-y: auto; }
  /* Where there is room it is always unfolded; a browser that does not know how keeps the line that unfolds it. */
  @supports selector(::details-content) {
    .beside details { border: 0; }
    .beside details::details-content { content-visibility: visible; display: block; }
    .beside summary { display: none; }
    .beside details ul { padding: 0; }
  }
}
@media (min-width: 80rem) {
  .has-contents.has-beside { grid-template-columns: 14rem minmax(0, 1fr) 14rem; }
  .contents { display: block; position: sticky; top: 6rem; align-self: start; max-height: calc(100vh - 7rem); overflow-y: auto; }
}
.bottom { border-top: 1px solid var(--line); color: var(--text-soft); font-size: 0.88rem; }
.bottom > * { padding-block: 1.25rem; }
.bottom a { color: inherit; }
@media print { .top, .beside, .contents, .bottom, .skip { display: none; } }
`;
