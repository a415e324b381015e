/** Colours, sizes and what every element looks like by itself. Each pair of text and ground has a contrast of 4.5 and more. */
export const THEME = `:root {
  color-scheme: light dark;
  --ground: #ffffff;
  --ground-raised: #f6f7fa;
  --ground-code: #f6f7fa;
  --line: #e0e4ec;
  --line-strong: #c3cad8;
  --text: #1b2333;
  --text-soft: #525d73;
  --heading: #0d1424;
  --accent: #4338ca;
  --accent-ground: #eeedfc;
  --on-accent: #ffffff;
  --good: #0b6b45;
  --warn: #8a4b00;
  --bad: #b3202c;
  --bad-ground: #fdeeee;
  --focus: #4338ca;
  --radius: 8px;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10141c;
    --ground-raised: #171d28;
    --ground-code: #171d28;
    --line: #283142;
    --line-strong: #3d4961;
    --text: #d5dce8;
    --text-soft: #9aa7bd;
    --heading: #f2f5fa;
    --accent: #a9a4ff;
    --accent-ground: #23244a;
    --on-accent: #12132e;
    --good: #5fd6a2;
    --warn: #f0b667;
    --bad: #ff9a9a;
    --bad-ground: #3a1d22;
    --focus: #a9a4ff;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 6.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  min-height: 100vh;
  display: flex;
  flex-direction: column;
  background: var(--ground);
  color: var(--text);
  font: 400 1rem/1.65 var(--sans);
  overflow-wrap: break-word;
}
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
h1, h2, h3, h4 { color: var(--heading); line-height: 1.25; text-wrap: balance; }
code, pre, kbd { font-family: var(--mono); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
