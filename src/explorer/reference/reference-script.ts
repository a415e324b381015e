import { ACCESSIBILITY } from './reference-accessibility.js';
import { REFERENCES } from './reference-references.js';

/**
 * Starts Swagger UI. Credentials of the browser are left out, so that a 401 shows as an answer instead of opening the
 * browser's own prompt; `Accept` names JSON where Swagger UI would send a wildcard. HEAD has no row of its own. What the
 * document says at its head is in the guides, and there is but one server, so neither is shown. Requests go to where the
 * page came from, whatever the document says: behind a proxy that is not trusted, the service does not know its address.
 */
export const REFERENCE_SCRIPT = `const service = new URL('..', document.currentScript.src).href.replace(/\\/$/, '');

const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

${ACCESSIBILITY}
${REFERENCES}
SwaggerUIBundle({
  url: service + '/openapi.json',
  dom_id: '#explorer',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false,
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [
    {
      fn: {
        resolveSubtree: (document, path) => Promise.resolve({ errors: [], spec: withoutReferences(document, path) }),
      },
      wrapComponents: {
        // A link within a button could not be reached; the address follows what is opened anyway.
        DeepLink: (Original, { React }) => (props) => React.createElement(Original, { ...props, enabled: false }),
        InfoContainer: () => () => null,
        ServersContainer: () => () => null,
      },
      statePlugins: {
        spec: {
          wrapActions: {
            updateJsonSpec: (update) => (document) => update({ ...document, servers: [{ url: service }] }),
          },
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
