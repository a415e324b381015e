const MOST = 24;

/** What an id looks like among the segments of a path. */
const ID = /^[a-z]+_[0-9a-z]{26}$|^STO-\d+$/;

/**
 * Things that answers have told of, a few of each kind, so that memory stays flat and each is met again. Their kind is the
 * last word of their collection's path: `notes` for `/subscribers/…/notes`, and `operator/stores` for what is the operator's.
 */
export class KnownThings {
  constructor(dice) {
    this.dice = dice;
    this.kinds = new Map();
  }

  /** @param path of the thing itself */
  learn(path, thing, etag) {
    const kind = kindOf(path);
    const id = path.slice(path.lastIndexOf('/') + 1);
    const things = this.kinds.get(kind) ?? [];
    if (things.length === 0) this.kinds.set(kind, things);
    const entry = { id, path, thing, etag };
    const known = things.findIndex((one) => one.path === path);
    if (known >= 0) things[known] = entry;
    else if (things.length < MOST) things.push(entry);
    else things[this.dice.below(MOST)] = entry;
  }

  forget(path) {
    const things = this.kinds.get(kindOf(path)) ?? [];
    const known = things.findIndex((one) => one.path === path);
    if (known >= 0) things.splice(known, 1);
  }

  /** @returns undefined when nothing suits */
  any(kind, suits) {
    const things = this.kinds.get(kind);
    if (things === undefined || things.length === 0) return undefined;
    if (suits === undefined) return this.dice.any(things);
    const suitable = things.filter(({ thing }) => suits(thing));
    return suitable.length === 0 ? undefined : this.dice.any(suitable);
  }

  /** What is known of the thing at a path. */
  at(path) {
    return this.kinds.get(kindOf(path))?.find((one) => one.path === path);
  }

  /** Takes over what somebody else knows. */
  learnAll(other) {
    for (const things of other.kinds.values())
      for (const { path, thing, etag } of things) this.learn(path, thing, etag);
  }
}

/** The kind of thing that a field such as `tax_rate_ids` names. */
export function kindOfField(name) {
  return `${name.replace(/_ids?$/, '').replaceAll('_', '-')}s`;
}

export function kindOf(path) {
  const words = path
    .split('/')
    .slice(2)
    .filter((segment) => !ID.test(segment) && !segment.startsWith('{'));
  const last = words.at(-1) ?? '';
  return words[0] === 'operator' ? `operator/${last}` : last;
}
