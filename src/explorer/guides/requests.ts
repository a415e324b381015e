import { ANSWERS_AND_ERRORS, CREDENTIALS, VALUES } from '../document/sections.js';
import { code, type Guide } from './guide.js';

export const REQUESTS: Guide = {
  name: 'requests',
  title: 'Requests and answers',
  summary: 'Credentials, headers, the one error body, and how money, times and ids are written.',
  text: () => `What holds for every request, whatever it is about.

## ${CREDENTIALS.title}

${CREDENTIALS.text}

${code('sh', 'curl', "curl -i -u 'STO-10001:so_sandbox_...' -H 'Accept: application/json' http://127.0.0.1:3000/1.0.0/store")}

## ${ANSWERS_AND_ERRORS.title}

${ANSWERS_AND_ERRORS.text}

Go by the status and by \`SO-Error-Code\`, whose words stay; sentences may get better. [Every code, its cause and what to do](/docs/errors).

## ${VALUES.title}

${VALUES.text}`,
  operations: ['getStore', 'listApiKeys', 'createApiKey'],
};
