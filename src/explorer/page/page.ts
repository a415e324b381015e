/** Everything that the page loads, and nothing of it inline, so that its policy can forbid whatever else there may be. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Standing Order API</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/page.css" />
  </head>
  <body>
    <div id="explorer"></div>
    <noscript>The explorer needs JavaScript. The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/page.js"></script>
  </body>
</html>
`;

export const PAGE_STYLE = `body { margin: 0; background: #fafafa; }
noscript { display: block; margin: 2rem; font-family: sans-serif; }
`;

/**
 * Starts Swagger UI. Credentials of the browser are left out, so that a 401 shows as an answer instead of opening the
 * browser's own prompt; \`Accept\` names JSON where Swagger UI would send a wildcard. HEAD has no row of its own.
 */
export const PAGE_SCRIPT = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#explorer',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [
    {
      statePlugins: {
        spec: {
          wrapSelectors: {
            taggedOperations: (taggedOperations) => (...given) =>
              taggedOperations(...given).map((tagged) =>
                tagged.update('operations', (operations) =>
                  operations.filter((operation) => operation.get('method') !== 'head'),
                ),
              ),
          },
        },
      },
    },
  ],
  requestInterceptor(request) {
    request.credentials = 'omit';
    const accept = Object.keys(request.headers || {}).find((name) => name.toLowerCase() === 'accept');
    if (accept === undefined || request.headers[accept].includes('*')) {
      request.headers = { ...request.headers, [accept || 'Accept']: 'application/json' };
    }
    return request;
  },
});
`;
