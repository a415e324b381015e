import { capitalised, isParameter, pascalCase, plural, singular, withArticle } from './nouns.js';
import type { Route } from './registered-routes.js';

interface RouteWords {
  readonly tag: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
}

type Kind = 'list' | 'get' | 'create' | 'batch' | 'change' | 'delete' | 'action' | 'part' | 'report';

/** What the segments of a path name, outermost first: `operator`, `stores`, `api-keys`. */
interface Names {
  readonly thing: string;
  readonly owners: readonly string[];
  /** What follows the item: an action on it or a part of it. */
  readonly tail: string;
}

/** Actions whose segment alone would not say what they do, or would say what another route does. */
const ACTIONS: Readonly<Partial<Record<string, { id(noun: string): string; words(noun: string): string }>>> = {
  change: { id: (noun) => `change${noun}Holding`, words: (noun) => `change what ${noun} holds` },
  'rotate-secret': { id: (noun) => `rotate${noun}Secret`, words: (noun) => `exchange the secret of ${noun}` },
  preview: { id: (noun) => `preview${noun}Change`, words: (noun) => `preview a change of ${noun}` },
  'cancel-preview': {
    id: (noun) => `preview${noun}Cancellation`,
    words: (noun) => `preview the cancellation of ${noun}`,
  },
  refunds: { id: (noun) => `refund${noun}`, words: (noun) => `refund ${noun}` },
};

/** How people call a route, made from its path and method alone, so that every resource speaks the same way. */
export function wordsOf(route: Route): RouteWords {
  const kind = kindOf(route);
  const names = namesOf(route);
  const operator = route.audience === 'operator' ? " Needs the operator's credentials." : '';
  return {
    tag: tagOf(names),
    operationId: operationId(kind, names),
    summary: summary(kind, names),
    description: (keepsNothing(route) ? KEEPS_NOTHING : describe(kind, names)) + operator,
  };
}

function namesOf({ collection, rest }: Route): Names {
  const segments = collection.filter((segment) => !isParameter(segment));
  const tail = rest.filter((segment) => !isParameter(segment)).join('-');
  return { thing: segments.at(-1) ?? '', owners: segments.slice(0, -1), tail };
}

/** Whether a route does something with an item that is there already. */
export function isAction({ method, collection, rest }: Route): boolean {
  const last = rest.at(-1);
  return method === 'post' && last !== undefined && !isParameter(last) && [...collection, ...rest].some(isParameter);
}

function isReport({ method, collection, rest }: Route): boolean {
  return method === 'get' && collection.join() === 'reports' && rest.length === 1;
}

function kindOf(route: Route): Kind {
  const { method, rest, answer } = route;
  const last = rest.at(-1);
  if (isAction(route)) return 'action';
  if (isReport(route)) return 'report';
  if (last !== undefined && !isParameter(last)) return method === 'get' ? 'part' : 'batch';
  if (method === 'post') return 'create';
  if (method === 'put') return 'change';
  if (method === 'delete') return 'delete';
  return answer?.list ? 'list' : 'get';
}

function tagOf({ owners, thing }: Names): string {
  return capitalised([...owners.map(singular), plural(thing)].join(' '));
}

function operationId(kind: Kind, { owners, thing, tail }: Names): string {
  const last = kind === 'list' ? plural(thing) : singular(thing);
  const noun = pascalCase([...owners.map(singular), last].join(' '));
  if (kind === 'part') return `get${noun}${pascalCase(tail)}`;
  if (kind === 'report') return `get${pascalCase(tail)}${noun}`;
  if (kind === 'batch') return `create${noun}${pascalCase(tail)}`;
  if (kind !== 'action') return kind + noun;
  const verb = pascalCase(tail);
  return ACTIONS[tail]?.id(noun) ?? verb.charAt(0).toLowerCase() + verb.slice(1) + noun;
}

function summary(kind: Kind, { owners, thing, tail }: Names): string {
  const owner = owners.at(-1);
  const whose = owner === undefined || owner === 'operator' ? '' : withArticle(owner);
  const of = whose && ` of ${whose}`;
  const [verb = '', ...object] = tail.split('-');
  switch (kind) {
    case 'list':
      return `List ${plural(thing)}${of}`;
    case 'create':
      return `Create ${withArticle(thing)}${whose && ` for ${whose}`}`;
    case 'batch':
      return `Create a ${tail} of ${plural(thing)}${of}`;
    case 'action':
      return (
        capitalised(ACTIONS[tail]?.words(withArticle(thing)) ?? [verb, withArticle(thing), ...object].join(' ')) + of
      );
    case 'report':
      return `Get the ${tail} report`;
    case 'part':
      return `Get the ${plural(tail)} of ${withArticle(thing)}${of}`;
    case 'get':
    case 'change':
    case 'delete':
      return `${capitalised(kind)} ${withArticle(thing)}${of}`;
  }
}

/** What each report says, and by which definition. */
const REPORTS: Readonly<Partial<Record<string, string>>> = {
  revenue:
    'Monthly recurring revenue at the end of each month and what has moved it, and what was invoiced, credited, collected and refunded in the month. Recurring revenue is what the lines that were invoiced for a day come to in a month: a quarterly price by a third, an annual one by a twelfth, a weekly one 52 times a twelfth; discounts lower it; trials, set-up fees, shipping, usage, one-off lines, what is of the type `one_time` and tax are no part of it, and credit notes and refunds do not change it. It ends with its enrollment, also where more was paid in advance. It moves by subscriber: `opening + new + expansion + reactivation - contraction - churn = closing`. A change that is invoiced with the next period is seen once it is, in the month from which it counts. The month that runs is as of now. Without `from` and `to`: the last twelve months of the store.',
  cohorts:
    'Subscribers by the month at whose end they first had recurring revenue: how many of them still have some at the end of each month since, and how much. Without `from` and `to`: those who came in the last twelve months of the store.',
  aging:
    'What is owed now: the `amount_due` of all open invoices by how many days it is past due, in total, and for the hundred subscribers who owe most. Subscribers who were removed are among them.',
};

const KEEPS_NOTHING = 'Answers with what would come of it. Nothing is kept.';

function keepsNothing({ method, collection, rest }: Route): boolean {
  return method === 'post' && [...collection, ...rest].some((segment) => /(^|-)previews?$/.test(segment));
}

function describe(kind: Kind, { thing, tail }: Names): string {
  const noun = singular(thing);
  switch (kind) {
    case 'list':
      return `One page of them, oldest first unless \`sort_by\` says otherwise. When there is nothing to list, the answer is 204 without a body.`;
    case 'get':
      return `The ${noun} as it now is. Its \`ETag\` changes with it.`;
    case 'create':
      return `Answers with the whole ${noun}, defaults filled in; \`Location\` names it. Send an \`Idempotency-Key\` to make repeating the request safe.`;
    case 'batch':
      return `One answer for all of them, which says of each what became of it: one that is refused does the others no harm. Send an \`Idempotency-Key\` to make repeating the request safe.`;
    case 'change':
      return `Only the fields sent change; an absent field is left as it is, and \`null\` is a value. Send the \`ETag\` last seen as \`If-Match\` so as not to undo a change made in between.`;
    case 'delete':
      return `Answers with the ${noun} as it last was. What others rest on can't be deleted: that is 422.`;
    case 'action':
      return `Answers with what came of it. Send the \`ETag\` last seen as \`If-Match\` so that it is done only if the ${noun} is still as it was then. Send an \`Idempotency-Key\` to make repeating the request safe.`;
    case 'report':
      return REPORTS[tail] ?? '';
    case 'part':
      return `As of now, for this one ${noun}.`;
  }
}
