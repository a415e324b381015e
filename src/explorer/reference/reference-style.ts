/**
 * Brings Swagger UI into line with the pages around it: their fonts and colours, readable contrast in the light and in
 * the dark, and no more width than a phone has. An id in each rule is heavier than any class of its own style sheet.
 */
export const REFERENCE_STYLE = `#explorer { margin-top: 2rem; }
html.dark-mode, #explorer .swagger-ui { background: transparent; }
#explorer .swagger-ui, #explorer :is(h1, h2, h3, h4, h5, p, td, th, label, div, span, li, small, i, em, section, table, select, input) {
  font-family: inherit;
}
#explorer .swagger-ui,
#explorer :is(h1, h2, h3, h4, h5, p, td, th, label, div, li, section, small, svg),
#explorer :is(.opblock-tag, .opblock-summary-path, .parameter__name, .response-col_status, .tablinks, .nostyle) span,
#explorer :is(.renderedMarkdown, .json-schema-2020-12) :is(span, strong, code) { color: var(--text); }
#explorer :is(code, pre, textarea, .opblock-summary-path, .opblock-summary-path *, .parameter__type, .microlight, .microlight *) {
  font-family: var(--mono);
}
#explorer .swagger-ui a:not(.nostyle) { color: var(--accent); }
#explorer svg:not(.loading-container svg) { fill: currentColor; }
#explorer .wrapper { max-width: none; padding: 0; }
#explorer .scheme-container { margin: 0; padding: 0 0 1rem; background: none; box-shadow: none; }
#explorer .schemes .auth-wrapper { justify-content: flex-start; }
#explorer .filter.wrapper .operation-filter-input {
  width: 100%;
  margin: 0 0 1rem;
  padding: 0.6rem 0.9rem;
  border: 1px solid var(--line-strong);
  border-radius: var(--radius);
  font-size: 1rem;
}
#explorer :is(input, select, textarea) { max-width: 100%; background-color: var(--ground); color: var(--text); border-color: var(--line-strong); box-shadow: none; }
#explorer :is(input, textarea)::placeholder { color: var(--text-soft); opacity: 1; }
#explorer :is(input, select, textarea, button, a, pre, [tabindex]):focus-visible { outline: 3px solid var(--focus) !important; outline-offset: 2px; }
#explorer .opblock-tag { padding: 0.8rem 0.25rem; border-bottom: 1px solid var(--line); font-size: 1.15rem; font-weight: 640; }
#explorer .opblock-tag:hover { background: var(--ground-raised); }
#explorer .opblock-tag small { color: var(--text-soft); font-size: 0.9rem; }

#explorer .opblock { margin: 0 0 0.6rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--ground); box-shadow: none; }
#explorer .opblock .opblock-summary { border-color: var(--line); }
#explorer .opblock .opblock-section-header { background: var(--ground-raised); box-shadow: none; border-block: 1px solid var(--line); }
#explorer .opblock .opblock-section-header :is(h4, label) { font-size: 0.9rem; font-weight: 600; }
#explorer .opblock .opblock-summary-method { min-width: 4.75rem; padding: 0.3rem 0; border-radius: 6px; color: #ffffff; font-size: 0.8rem; text-shadow: none; }
#explorer .opblock-get .opblock-summary-method { background: #1d5fbf; }
#explorer .opblock-post .opblock-summary-method { background: #0b6b45; }
#explorer .opblock-put .opblock-summary-method { background: #8a4b00; }
#explorer .opblock-delete .opblock-summary-method { background: #b3202c; }
#explorer .opblock .opblock-summary-path { font-size: 0.9rem; font-weight: 600; }
#explorer .opblock .opblock-summary-path span { word-break: normal; overflow-wrap: anywhere; }
#explorer .opblock .opblock-summary-description { color: var(--text-soft); font-size: 0.88rem; }
#explorer .opblock-body { min-width: 0; overflow-x: auto; }
#explorer .tab-header .tab-item.active h4 span::after { background: var(--accent); }
#explorer :is(.parameter__in, .parameter__deprecated, .parameter__extension, .response-control-media-type__accept-message, .prop-format) { color: var(--text-soft); }
#explorer .response-control-media-type__accept-message { font-size: 0.8rem; }
#explorer table thead tr :is(td, th) { border-bottom: 1px solid var(--line); color: var(--text-soft); font-size: 0.82rem; }
#explorer :is(table.headers td, .header-col) { color: var(--text); }
#explorer .renderedMarkdown :is(p, li) { font-size: 0.92rem; line-height: 1.55; }
#explorer .renderedMarkdown code, #explorer :not(pre) > code { padding: 0.1em 0.32em; border: 1px solid var(--line); background: var(--ground-raised); color: var(--heading); font-size: 0.86em; }

#explorer .btn { border-radius: var(--radius); border: 1px solid var(--line-strong); box-shadow: none; color: var(--heading); font-weight: 550; }
#explorer .btn:hover { border-color: var(--accent); }
#explorer .btn :is(span, svg) { color: inherit; fill: currentColor; }
#explorer .btn:is(.authorize, .execute) { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
#explorer .btn.cancel { border-color: var(--bad); color: var(--bad); }
#explorer .btn { font-family: inherit; }
#explorer .btn.authorize { padding: 0.45rem 1rem; }
#explorer .btn.authorize span { padding: 0.15rem 0.9rem 0 0; }
#explorer .btn-group .btn { border-radius: var(--radius); margin-inline: 0.25rem; }

#explorer .dialog-ux .backdrop-ux { background: rgb(5 8 16 / 60%); }
#explorer .dialog-ux .modal-ux { max-width: min(40rem, calc(100vw - 2rem)); min-width: 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--ground); }
#explorer .dialog-ux .modal-ux-header { border-color: var(--line); }
#explorer .auth-container { border-color: var(--line); }
#explorer .auth-container input { width: 100%; min-width: 0; margin-bottom: 0.6rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 6px; }

#explorer .microlight { background: #10151d !important; border: 1px solid var(--line); border-radius: var(--radius) !important; color: #e6ebf3; font-size: 0.82rem; }
#explorer :is(.microlight, .microlight *) { white-space: pre; word-break: normal; }
#explorer :is(.highlight-code, .curl-command) { min-width: 0; max-width: 100%; }
#explorer :is(.copy-to-clipboard, .download-contents) { background: #3a4558; color: #ffffff; }
#explorer .copy-to-clipboard button { background-color: transparent; }
#explorer :is(.responses-wrapper, .responses-inner) { max-width: 100%; }
#explorer .responses-inner :is(h4, h5) { font-size: 0.95rem; }
/* The same few at every refusal of every operation; the guides tell of them once. */
#explorer .response:is([data-code^="4"], [data-code^="5"]) .headers-wrapper { display: none; }
#explorer .headers-wrapper .headers :is(td, th) { font-weight: 400; font-size: 0.85rem; }
#explorer .headers-wrapper .headers .header-col:first-child { font-weight: 600; }
#explorer .response-col_links { display: none; }
#explorer .parameter__name.required span, #explorer .parameter__name.required::after, #explorer .opblock-section-header .required::after, #explorer .opblock-section-request-body .required::after { color: var(--bad); }
#explorer .model-box, #explorer .json-schema-2020-12 { max-width: 100%; background: var(--ground-raised); }
#explorer .models { border-color: var(--line); }
#explorer .json-schema-2020-12 :is(.json-schema-2020-12__attribute--primary, .json-schema-2020-12-keyword__value--primary) { color: var(--accent); }
#explorer .json-schema-2020-12 :is(.json-schema-2020-12__attribute--muted, .json-schema-2020-12-keyword__name--secondary, .json-schema-2020-12-keyword__value--secondary, .json-schema-2020-12__constraint) { color: var(--text-soft); }
#explorer .json-schema-2020-12__constraint { border: 1px solid var(--line-strong); background: none; }

@media (max-width: 48rem) {
  #explorer .opblock .opblock-summary { flex-wrap: wrap; }
  #explorer .opblock .opblock-summary-method { min-width: 4rem; }
  #explorer .opblock-tag small { display: none; }
  #explorer .opblock-tag { display: flex; }
  #explorer .opblock-tag > :first-child { flex: 1; }
  #explorer .opblock-section-header { height: auto; padding: 0.5rem 0.75rem; }
  #explorer .opblock-section-header .btn-group { padding: 0; }
  #explorer .opblock-section-header .try-out { margin-left: auto; }
  #explorer :is(table.parameters, table.responses-table) > thead { display: none; }
  #explorer :is(table.parameters, table.responses-table),
  #explorer :is(table.parameters, table.responses-table) :is(tbody, tr, td):not(table.headers *, .model *) { display: block; width: auto; max-width: 100%; min-width: 0; padding-inline: 0; }
  #explorer :is(table.parameters, table.responses-table) > tbody > tr { padding-block: 0.75rem; border-top: 1px solid var(--line); }
  #explorer :is(.parameters-container, .responses-inner, .table-container) { padding-inline: 0.75rem; }
  #explorer table.headers { display: block; overflow-x: auto; }
  #explorer .response-control-media-type, #explorer .response-controls { flex-direction: column; gap: 0.5rem; }
}
`;
