import { kindOf } from './known-things.js';

/** How often, among others, an operation is asked for. */
const WEIGHTS = { get: 4, head: 1, post: 8, put: 4, delete: 2 };
const OPERATORS = 0.3;
/** Pages and scripts are large, and there is little about them that a request could change. */
const OUTSIDE = {
  ...{ '/': 0.05, '/docs': 0.05, '/docs/guides': 0.05, '/docs/guides/{guide}': 0.05, '/docs/errors': 0.02 },
  ...{ '/docs/{asset}': 0.05, '/openapi.json': 0.02 },
};
const OF_THEIR_OWN = {
  // Whatever falls due on the way is billed before it answers.
  'put /1.0.0/clock': 0.8,
  // It would be refused to everybody else: it has a time of its own, between the rounds.
  'put /1.0.0/operator/maintenance': 0,
};

const READING = new Set(['get', 'head']);

/** Every operation of the document, with what is needed to ask for it. */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item).map(([method, operation]) => readOperation(document, template, method, operation)),
  );
}

function readOperation(document, template, method, operation) {
  const lastParameter = template.lastIndexOf('{');
  const itemEnd = template.indexOf('}', lastParameter) + 1;
  const audience =
    'operator' in (operation.security[0] ?? {}) ? 'operator' : operation.security.length > 0 ? 'store' : 'anyone';
  return {
    name: `${method} ${template}`,
    method: method.toUpperCase(),
    template,
    audience,
    /** The kind of thing that the path names, and what follows its id. */
    named: lastParameter < 0 ? undefined : kindOf(template.slice(0, itemEnd)),
    tail: template.slice(itemEnd),
    // What a HEAD is about stands with the GET.
    fields: READING.has(method) ? fieldsOf(document, document.paths[template].get) : undefined,
    body: bodyOf(document, operation),
    mayOmitBody: operation.requestBody !== undefined && operation.requestBody.required !== true,
    weight: weightOf(template, method, audience),
    /** What its lists show is made by something else than a POST there, so that it is learnt from the lists. */
    arises: method === 'get' && document.paths[template].post === undefined,
  };
}

function weightOf(template, method, audience) {
  const own = OF_THEIR_OWN[`${method} ${template}`] ?? OUTSIDE[template];
  return own ?? WEIGHTS[method] * (audience === 'operator' ? OPERATORS : 1);
}

function bodyOf(document, { requestBody }) {
  const schema = requestBody?.content['application/json'].schema;
  return schema && resolved(document, schema);
}

/** The fields that a list can be asked by, with their schemas; undefined for what is no list. */
function fieldsOf(document, { parameters, responses }) {
  const by = parameters.find(({ name }) => name === 'sort_by');
  if (by === undefined) return undefined;
  const items = responses[200].content?.['application/json'].schema.items ?? {};
  const properties = resolved(document, items).properties ?? {};
  return resolved(document, by.schema).enum.map((name) => [name, properties[name] ?? { type: 'string' }]);
}

export function resolved(document, schema) {
  return schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)];
}

/** Draws operations, each as often as its weight says. */
export class Draw {
  constructor(operations) {
    this.operations = operations;
    this.upTo = [];
    let sum = 0;
    for (const { weight } of operations) this.upTo.push((sum += weight));
    this.sum = sum;
  }

  one(dice) {
    const at = dice.random() * this.sum;
    return this.operations[this.upTo.findIndex((most) => at < most)];
  }
}
