/** What the frame of all pages does not say. Plots take their colours from here, so that there is one palette for light and one for dark. */
export const PAGE_STYLE = `:root {
  --card: var(--ground);
  --edge: var(--line);
  --quiet: var(--text-soft);
  --closing: light-dark(#1b1f26, #f2f3f5);
  --new: light-dark(#1a7f4b, #57c98c);
  --expansion: light-dark(#57b286, #2f8f5f);
  --reactivation: light-dark(#2b78c5, #6cadf0);
  --contraction: light-dark(#e0a13a, #d9a441);
  --churn: light-dark(#c0392b, #ee7b6f);
  --invoiced: light-dark(#8a94a6, #8a94a6);
  --collected: light-dark(#1a7f4b, #57c98c);
  --credited: light-dark(#e0a13a, #d9a441);
  --refunded: light-dark(#c0392b, #ee7b6f);
}
[hidden] { display: none !important; }
.head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1.5rem; margin-bottom: 1.25rem; }
.head h1 { margin: 0; font-size: 1.6rem; }
#session { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
#enter { display: grid; gap: .35rem; max-width: 26rem; margin: 2rem auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); }
#enter p { margin: 0 0 .5rem; color: var(--quiet); }
#enter label, #session label { font-weight: 600; }
#enter input, #enter button, #session select, #session button { font: inherit; color: inherit; padding: .45rem .6rem; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--ground); }
#session select { font-weight: 400; }
#enter input { width: 100%; margin-bottom: .5rem; }
#enter button, #session button { cursor: pointer; }
#enter button { margin-top: .5rem; font-weight: 600; color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
#told { min-height: 1.5rem; margin: .5rem 0; text-align: center; }
#told:empty { min-height: 0; margin: 0; }
#told.refused { color: var(--bad); font-weight: 600; }
#reports { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
@media (min-width: 60rem) { #reports { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
#reports section { min-width: 0; padding: 1.25rem; background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); }
#reports h2 { margin: 0; font-size: 1.1rem; }
#reports section > p { margin: .25rem 0; color: var(--quiet); font-size: .9rem; }
#reports section > .sum { margin: .5rem 0; color: var(--heading); font-size: 1.35rem; font-weight: 600; }
.plot { position: relative; height: 19rem; }
#reports details { margin-top: .75rem; }
#reports summary { cursor: pointer; color: var(--accent); }
.scroll { overflow: auto; max-height: 28rem; margin-top: .5rem; }
.scroll table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
.scroll caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
.scroll th, .scroll td { padding: .3rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--edge); }
.scroll th:first-child { text-align: left; position: sticky; left: 0; background: var(--card); }
.scroll td.nothing { color: var(--quiet); }
`;
